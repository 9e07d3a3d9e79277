import type { LedgerEvent } from '@ntm-ledger/events';
import { Register } from '@ntm-ledger/register';
import { Assessments } from '@ntm-ledger/scoring';
import { FoldedLog } from './log/folded-log.js';
import type { Projection } from './log/log-follower.js';
import type { CommonFolds, ServiceDefinition } from './service.js';

/** The read models of a process, all at one position: what all services fold alike once, then that of each service. */
export class ReadModels {
  readonly register = new Register();
  /** What is known of the log itself. */
  readonly log = new FoldedLog();
  private readonly byService: ReadonlyMap<string, Projection>;
  /** All of them, each once and by name, in the order in which an event is folded. */
  readonly projections: ReadonlyMap<string, Projection>;

  constructor(services: readonly Pick<ServiceDefinition, 'name' | 'createModel'>[]) {
    const { register } = this;
    let assessments: Assessments | undefined;
    const common: CommonFolds = {
      register,
      get assessments() {
        return (assessments ??= new Assessments(register));
      },
    };
    this.byService = new Map(services.map((service) => [service.name, service.createModel(common)]));
    const projections = new Map<string, Projection>([['register', register]]);
    if (assessments !== undefined) projections.set('assessments', assessments);
    const known = new Set<Projection>(projections.values());
    for (const [name, model] of this.byService) if (!known.has(model)) projections.set(name, model);
    this.projections = projections;
  }

  /** All that a snapshot keeps, by name. */
  get byName(): ReadonlyMap<string, object> {
    return new Map<string, object>([...this.projections, ['log', this.log]]);
  }

  /** The read model of a service. */
  of(service: string): Projection | undefined {
    return this.byService.get(service);
  }

  /** Folds one event of the log into all of them. */
  apply(event: LedgerEvent): void {
    for (const model of this.projections.values()) model.apply(event);
  }

  /** Has each do what its first reader would otherwise wait for. */
  prepare(): void {
    for (const model of this.projections.values()) model.prepare?.();
  }
}
