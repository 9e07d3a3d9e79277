import type { Level } from '@ntm-ledger/events';
import { DateScalar, LevelEnum } from '@ntm-ledger/service-host';
import type { IsoDate } from '@ntm-ledger/temporal';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('Case', { description: 'A dossier (hồ sơ đề nghị) on its way from registration to decision.' })
export class CaseType {
  @Field(() => ID)
  id!: string;

  @Field(() => LevelEnum)
  level!: Level;

  @Field(() => Int, { nullable: true })
  awardYear!: number | null;

  @Field(() => String, { description: 'The last stage reached.' })
  stage!: string;

  @Field(() => DateScalar, { description: 'The day it reached that stage.' })
  since!: IsoDate;

  @Field(() => String, { nullable: true, description: 'Who has to act next.' })
  holder!: string | null;
}
