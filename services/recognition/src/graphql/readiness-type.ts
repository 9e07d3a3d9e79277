import { enumOf } from '@ntm-ledger/service-host';
import { Field, ObjectType } from 'type-graphql';
import type { Condition, Readiness, Verdict } from '../domain/readiness/index.js';
import { VERDICTS } from '../domain/readiness/index.js';

const VerdictEnum = enumOf(VERDICTS, 'Verdict', 'Whether something holds. UNKNOWN: what is recorded does not tell.');

@ObjectType('ReadinessCondition', { description: 'One thing that a unit must bring for a level, and how it stands.' })
export class ReadinessConditionType implements Condition {
  @Field(() => String, { description: 'The same in every answer, e.g. `wholeSetMet`.' })
  name!: string;

  @Field(() => String, { description: 'What is asked, with its numbers.' })
  required!: string;

  @Field(() => String, { nullable: true, description: 'How the unit stands; null where nothing is known.' })
  actual!: string | null;

  @Field(() => VerdictEnum)
  met!: Verdict;

  @Field(() => String, { description: 'Why; where something is missing, what.' })
  explanation!: string;

  @Field(() => String, { nullable: true, description: 'The act that asks it, as in force on the day.' })
  basis!: string | null;

  @Field(() => Boolean, {
    description: 'False where the requirement was not seen in a source: it is configuration then, and no law.',
  })
  sourced!: boolean;
}

@ObjectType('Readiness', {
  description: 'Whether a unit could be recognised at a level. It recognises nothing: a title is a decision.',
})
export class ReadinessType implements Readiness {
  @Field(() => VerdictEnum, { description: 'NO where a condition is not met; else UNKNOWN where one is not known; else YES.' })
  ready!: Verdict;

  @Field(() => String, { nullable: true, description: 'The acts that ask the conditions, as in force on the day.' })
  basis!: string | null;

  @Field(() => [ReadinessConditionType])
  conditions!: readonly ReadinessConditionType[];
}
