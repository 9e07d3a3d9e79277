import type { CaseStage } from '@ntm-ledger/events';
import type { CaseHolder, Figure, ProcedureStage, SatisfactionTerms } from './procedure.js';

type StageTerms = Partial<Omit<ProcedureStage, 'stage' | 'by'>>;

/** A figure that was seen in a source. */
export function sourced(value: number): Figure {
  return { value, sourced: true };
}

/** A figure that is only remembered, or practice: a setting, no law. */
export function unsourced(value: number): Figure {
  return { value, sourced: false };
}

/** A stage that a source names, with what is asked there. */
export function stage(name: CaseStage, by: CaseHolder | null, terms: StageTerms = {}): ProcedureStage {
  return {
    stage: name,
    by,
    sourced: true,
    required: true,
    documents: [],
    votes: null,
    publication: null,
    workingDays: null,
    ...terms,
  };
}

/** A stage that only memory or reasoning puts here. */
export function assumed(name: CaseStage, by: CaseHolder | null, terms: StageTerms = {}): ProcedureStage {
  return stage(name, by, { sourced: false, ...terms });
}

/** A stage as a later procedure carries it over while its own text is not published here: nothing in it is law any more. */
export function carriedOver({ votes, publication, workingDays, documents, ...rest }: ProcedureStage): ProcedureStage {
  const asSetting = (figure: Figure | null): Figure | null => (figure === null ? null : unsourced(figure.value));
  return {
    ...rest,
    sourced: false,
    documents: documents.map((document) => ({ ...document, sourced: false })),
    votes: asSetting(votes),
    publication:
      publication === null ? null : { days: unsourced(publication.days.value), broadcasts: asSetting(publication.broadcasts) },
    workingDays: asSetting(workingDays),
  };
}

/** A survey is asked for, and no source gives its figures. */
export const AS_PRESCRIBED: SatisfactionTerms = { overall: null, perItem: null, householdsAsked: null };
