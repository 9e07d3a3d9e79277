import type { Certainty, Extent, UnitType } from '@ntm-ledger/events';
import { ALL_UNIT_TYPES } from '@ntm-ledger/events';
import { DatedRecordingInput } from '@ntm-ledger/service-host';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { BatchUnitRefInput, NewUnitInput, WITHOUT_OUTER_BLANKS } from './new-unit-input.js';
import { CertaintyEnum, EndWithoutSuccessorEnum, ExtentEnum } from './unit-enums.js';
import type { EndWithoutSuccessor } from './unit-enums.js';

@InputType('TerritoryInput', { description: 'What a unit gives: all of it, or a part.' })
export class TerritoryInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => ExtentEnum, { defaultValue: 'WHOLE' })
  extent: Extent = 'WHOLE';

  @Field(() => Boolean, { defaultValue: false, description: 'With PART: the last of the unit, which ends by it.' })
  remainder = false;
}

@InputType('EstablishInput', { description: 'A new unit out of others: a merger, or one side of a split.' })
export class EstablishInput {
  @Field(() => NewUnitInput)
  @ValidateNested()
  unit!: NewUnitInput;

  @Field(() => [TerritoryInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested()
  from!: TerritoryInput[];
}

@InputType('AbsorbInput', { description: 'A unit that goes on takes in others, or parts of them.' })
export class AbsorbInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  into!: BatchUnitRefInput;

  @Field(() => [TerritoryInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested()
  from!: TerritoryInput[];
}

@InputType('RenameInput')
export class RenameInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @Length(1, 200)
  @Matches(WITHOUT_OUTER_BLANKS, { message: 'begins or ends with a blank' })
  name!: string;
}

@InputType('RetypeInput', { description: 'A unit becomes one of another type, e.g. a xã becomes a thị trấn.' })
export class RetypeInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @IsIn(ALL_UNIT_TYPES, { message: `expected one of: ${ALL_UNIT_TYPES.join(', ')}` })
  type!: UnitType;
}

@InputType('RecodeInput')
export class RecodeInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => String)
  @Length(2, 5)
  code!: string;
}

@InputType('ReparentInput', { description: 'A unit goes under another.' })
export class ReparentInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  parent!: BatchUnitRefInput;
}

@InputType('AbolishInput', {
  description:
    'A unit ends without a successor of its kind: a district of 2025, say; or it left the register, and what became of it is UNKNOWN (which only BACKFILL records).',
})
export class AbolishInput {
  @Field(() => BatchUnitRefInput)
  @ValidateNested()
  unit!: BatchUnitRefInput;

  @Field(() => EndWithoutSuccessorEnum, { defaultValue: 'ABOLISHED' })
  manner: EndWithoutSuccessor = 'ABOLISHED';
}

@InputType('ReorganisationChangeInput', { description: 'One change of the resolution: exactly one of its kinds.' })
export class ReorganisationChangeInput {
  @Field(() => String, { nullable: true, description: 'The place in the act, e.g. `Điều 1 khoản 89`.' })
  @IsOptional()
  @MaxLength(200)
  clause?: string | null;

  @Field(() => EstablishInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  establish?: EstablishInput | null;

  @Field(() => AbsorbInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  absorb?: AbsorbInput | null;

  @Field(() => RenameInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  rename?: RenameInput | null;

  @Field(() => RetypeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  retype?: RetypeInput | null;

  @Field(() => RecodeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  recode?: RecodeInput | null;

  @Field(() => ReparentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  reparent?: ReparentInput | null;

  @Field(() => AbolishInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  abolish?: AbolishInput | null;
}

@InputType('RecordReorganisationInput', {
  description: 'One resolution with all its changes, which come into force together. All or none.',
})
export class RecordReorganisationInput extends DatedRecordingInput {
  @Field(() => [ReorganisationChangeInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested()
  changes!: ReorganisationChangeInput[];

  @Field(() => CertaintyEnum, {
    defaultValue: 'STATED',
    description: 'Whether an act or a document says what became of what, or it was read off the register.',
  })
  certainty: Certainty = 'STATED';
}
