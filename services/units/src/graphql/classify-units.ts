import type { AttributeValue, Decided, UnitAttribute } from '@ntm-ledger/events';
import { ALL_ATTRIBUTE_VALUES, badInput, UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import type { DecisionBasis, RequestContext } from '@ntm-ledger/service-host';
import { actOf, DatedRecordingInput, findUnit, sourceOf, UnitRefInput, UnitAttributeEnum } from '@ntm-ledger/service-host';
import { lastDayAllowed } from '@ntm-ledger/temporal';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { decideClassification } from '../domain/classification.js';
import { WorkingRegister } from '../domain/working-register.js';
import { UnitsPayload, unitsPayload } from './units-payload.js';

const VALUES_TOLD = Object.entries(UNIT_ATTRIBUTES)
  .map(([attribute, values]) => `${attribute}: ${values.join(', ')}`)
  .join('; ');

/**
 * An append takes 1 MiB (`MAX_APPEND_BYTES`), and the fact of every unit bears the act and the source: some 870 bytes where little is said of
 * them, some 1,150 where all is (measured). So that an act and a document may be told in full, 800 units are taken, which leaves 1,310 for
 * each; titles longer still are refused by the log, with the advice to divide the list.
 */
const MOST_UNITS = 800;

@InputType('ClassifyUnitsInput', { description: 'What units count as under one attribute from a day on. All or none.' })
export class ClassifyUnitsInput extends DatedRecordingInput {
  @Field(() => [UnitRefInput], { description: 'The units, each once; at most 800.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @ValidateNested()
  units!: UnitRefInput[];

  @Field(() => UnitAttributeEnum, { description: 'Under what they count.' })
  attribute!: UnitAttribute;

  @Field(() => String, {
    nullable: true,
    description: `What they count as; null takes back what was said of them before, and must be said. ${VALUES_TOLD}.`,
  })
  @IsOptional()
  // Whether it is a value of the attribute at hand is the domain's to say.
  @IsIn(ALL_ATTRIBUTE_VALUES, { message: `expected a value of the attribute: ${VALUES_TOLD}` })
  value?: AttributeValue | null;
}

/** Records what units count as. */
@Resolver()
export class ClassifyUnitsMutation {
  @Mutation(() => UnitsPayload, { description: 'Records what units count as under one attribute from a day on, all or none.' })
  async classifyUnits(
    @Arg('input', () => ClassifyUnitsInput, { description: 'The units, the attribute and its value, the day and the act.' })
    input: ClassifyUnitsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UnitsPayload> {
    const recorded = await ctx.record({ input, roles: ['clerk'], decide: (basis) => decide(input, ctx, basis) });
    return unitsPayload(recorded, ctx);
  }
}

function decide(input: ClassifyUnitsInput, ctx: RequestContext, basis: DecisionBasis): Decided {
  const { mode, precision, attribute, value } = input;
  // A slip that leaves the value out must not take anything back.
  if (value === undefined) return badInput({ path: 'input.value', message: 'is missing; null takes back what was said before' });
  const effectiveOn = lastDayAllowed(input.effectiveOn, precision);
  const register = new WorkingRegister(ctx.register, effectiveOn, basis.position);
  const units: string[] = [];
  for (const [index, reference] of input.units.entries()) {
    const found = findUnit(register.view, reference, register.moment, `input.units.${String(index)}`);
    if ('refused' in found) return found.refused;
    units.push(found.unit.id);
  }
  const outside = basis.outsideScope(units, effectiveOn);
  if (outside !== null) return outside;
  return decideClassification(
    { mode, effectiveOn, precision, basis: actOf(input.basis), source: sourceOf(input.source), attribute, value, units },
    register,
  );
}
