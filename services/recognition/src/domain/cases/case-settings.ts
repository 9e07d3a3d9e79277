import type { CaseSettings, CaseStage } from '@ntm-ledger/events';
import { CASE_STAGES } from '@ntm-ledger/events';

/** Nothing is set: what no source gives is not asked. */
export const NOTHING_SET: CaseSettings = {
  satisfiedOverall: null,
  satisfiedPerItem: null,
  householdsAsked: null,
  quorum: null,
  workingDays: [],
};

const PERCENTAGES = ['satisfiedOverall', 'satisfiedPerItem', 'householdsAsked', 'quorum'] as const;
/** More working days than any stage was ever given. */
const MOST_DAYS = 365;

/**
 * Reads what an office sets for the cases opened from now on: `satisfiedOverall=90, quorum=66, VERIFICATION=15`. A percentage for each name that a source
 * leaves open, working days for each stage.
 * @throws RangeError with what would be right.
 */
export function readCaseSettings(text: string): CaseSettings {
  let settings = NOTHING_SET;
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part !== '') settings = withSetting(settings, part);
  }
  return settings;
}

function withSetting(settings: CaseSettings, part: string): CaseSettings {
  const [, name, number] = /^(\w+)\s*=\s*(\d{1,3})$/.exec(part) ?? [];
  const value = Number(number);
  const percentage = PERCENTAGES.find((one) => one === name);
  if (percentage !== undefined && value >= 1 && value <= 100) return { ...settings, [percentage]: value };
  const stage = CASE_STAGES.find((one) => one === name);
  if (stage !== undefined && value >= 1 && value <= MOST_DAYS)
    return { ...settings, workingDays: [...settings.workingDays.filter((one) => one.stage !== stage), { stage, days: value }] };
  throw new RangeError(
    `"${part}" sets nothing; expected ${PERCENTAGES.join(', ')} with a percentage, or a stage with its working days, e.g. VERIFICATION=15`,
  );
}

/** The working days that an office has set for a stage; null where it has not. */
export function workingDaysSet({ workingDays }: CaseSettings, stage: CaseStage): number | null {
  return workingDays.find((one) => one.stage === stage)?.days ?? null;
}
