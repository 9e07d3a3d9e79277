import type { AttributeValue, UnitAttribute } from '@ntm-ledger/events';
import { ALL_UNIT_ATTRIBUTES } from '@ntm-ledger/events';
import { classificationOf, isRuralCommune } from '@ntm-ledger/register';
import type { RequestContext } from '@ntm-ledger/service-host';
import { ActType, DatePrecisionEnum, DateScalar, UnitAttributeEnum } from '@ntm-ledger/service-host';
import type { DatePrecision, IsoDate } from '@ntm-ledger/temporal';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Unit, unitOf } from './unit.js';

@ObjectType('UnitClassification', { description: 'What a unit counts as under one attribute, since when, and by what act.' })
export class UnitClassification {
  @Field(() => UnitAttributeEnum)
  attribute!: UnitAttribute;

  @Field(() => String, { description: 'e.g. `BTB` of REGION, `AREA_III` of DIFFICULTY.' })
  value!: AttributeValue;

  @Field(() => DateScalar, { description: 'The day from which it is said of the unit of which it is said.' })
  since!: IsoDate;

  @Field(() => DatePrecisionEnum)
  sincePrecision!: DatePrecision;

  @Field(() => ActType, { nullable: true })
  basis!: ActType | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'The unit above of which it is said; null where it is said of the unit itself.',
  })
  inheritedFrom!: Unit | null;
}

/** What a unit counts as, at the unit's own moment. */
@Resolver(() => Unit)
export class UnitClassifications {
  @FieldResolver(() => [UnitClassification], {
    description: 'What is said of the unit itself, and the region that it has from the nearest unit above of which one is said.',
  })
  classifications(@Root() { state, moment }: Unit, @Ctx() ctx: RequestContext): UnitClassification[] {
    return ALL_UNIT_ATTRIBUTES.flatMap((attribute) => {
      const said = classificationOf(ctx.register, state, attribute, moment);
      if (said === undefined) return [];
      const { value, since, basis, inheritedFrom } = said;
      const from = inheritedFrom === null ? null : unitOf(inheritedFrom, moment);
      return [{ attribute, value, since: since.on, sincePrecision: since.precision, basis, inheritedFrom: from }];
    });
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it counts among the rural communes of the programme: every xã, unless the list of the programme says otherwise.',
  })
  inProgramme(@Root() { state }: Unit): boolean {
    return isRuralCommune(state);
  }
}
