import type { Level } from '@ntm-ledger/events';
import { LevelEnum, shareOf, ShareType } from '@ntm-ledger/service-host';
import { Field, Int, ObjectType } from 'type-graphql';
import { NEW_RURAL_LEVELS } from '../domain/schemes.js';
import type { RecognitionSummary } from '../projections/recognition-summary.js';

@ObjectType('LevelCount')
class LevelCountType {
  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, { description: 'Units that hold a title of this level. A unit counts at every level it holds.' })
  inForce!: number;
}

@ObjectType('LevelShare')
class LevelShareType extends LevelCountType {
  @Field(() => ShareType)
  share!: ShareType;
}

@ObjectType('RecognitionSummary', { description: 'Titles in force in a scope, the unit itself among it.' })
export class RecognitionSummaryType {
  @Field(() => Int, {
    description: 'The xã that stand in the scope; wards, townships and special zones are no part of the programme.',
  })
  denominator!: number;

  @Field(() => [LevelShareType], { description: 'Of the xã: every level of the new-rural scheme, lowest first.' })
  levels!: LevelShareType[];

  @Field(() => [LevelCountType], { description: 'Of the hamlets.' })
  hamletLevels!: LevelCountType[];
}

/** Shows a summary, with shares of the denominator. */
export function viewSummary({ denominator, communes, hamlets }: RecognitionSummary): RecognitionSummaryType {
  return {
    denominator,
    levels: NEW_RURAL_LEVELS.map((level) => ({ level, inForce: communes[level], share: shareOf(communes[level], denominator) })),
    hamletLevels: NEW_RURAL_LEVELS.map((level) => ({ level, inForce: hamlets[level] })),
  };
}
