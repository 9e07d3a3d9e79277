import type { AttributeValue, Level, UnitAttribute, UnitClass, UnitKind } from '@ntm-ledger/events';
import { LevelEnum, UnitAttributeEnum, UnitKindEnum } from '@ntm-ledger/service-host';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { ALL_ATTRIBUTE_VALUES } from '@ntm-ledger/events';
import { Field, InputType } from 'type-graphql';

@InputType('CountsAsInput', { description: 'What units count as, e.g. BORDER: YES.' })
export class CountsAsInput {
  @Field(() => UnitAttributeEnum)
  attribute!: UnitAttribute;

  @Field(() => String)
  // Whether it is a value of the attribute at hand is the domain's to say.
  @IsIn(ALL_ATTRIBUTE_VALUES, { message: `expected one of: ${ALL_ATTRIBUTE_VALUES.join(', ')}` })
  value!: AttributeValue;
}

@InputType('UnitClassInput', {
  description:
    'Which units of the scope are meant, by what they are on the target’s baseline day. What is left out does not matter.',
})
export class UnitClassInput {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => LevelEnum, { nullable: true, description: 'They hold a title of this level.' })
  holding?: Level | null;

  @Field(() => LevelEnum, { nullable: true, description: 'They hold no title of this level.' })
  lacking?: Level | null;

  @Field(() => LevelEnum, { nullable: true, description: 'This plan names no title of this level for them.' })
  notPlannedFor?: Level | null;

  @Field(() => CountsAsInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  countsAs?: CountsAsInput | null;
}

export function unitClassOf(input: UnitClassInput | null | undefined): UnitClass | null {
  if (input === null || input === undefined) return null;
  const { kind, holding, lacking, notPlannedFor, countsAs } = input;
  return {
    kind,
    holding: holding ?? null,
    lacking: lacking ?? null,
    notPlannedFor: notPlannedFor ?? null,
    countsAs: countsAs === null || countsAs === undefined ? null : { attribute: countsAs.attribute, value: countsAs.value },
  };
}
