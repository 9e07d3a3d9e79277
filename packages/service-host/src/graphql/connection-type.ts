import type { ClassType } from 'type-graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Page } from './connection.js';
import { PageInfoType } from './shared-types.js';

/**
 * Makes the types of a Relay connection: `<name>Connection` and `<name>Edge`. What `pageOf` and `pageAround` give is one.
 * @param node the type of the items
 */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Page<T> {
    @Field(() => [node()])
    nodes!: T[];

    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @Field(() => Int)
    totalCount!: number;
  }
  return ConnectionType;
}
