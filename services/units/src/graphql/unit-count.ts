import type { UnitKind } from '@ntm-ledger/events';
import type { UnitCount } from '@ntm-ledger/register';
import { UnitKindEnum } from '@ntm-ledger/service-host';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('UnitCount', { description: 'How many living units there are of a type of a kind.' })
export class UnitCountType {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => String, { description: 'As the register writes it; a thành phố is a province or a district.' })
  type!: UnitCount['type'];

  @Field(() => Int)
  count!: number;
}
