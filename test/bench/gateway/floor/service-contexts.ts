import type { Mounted, RequestContext, ServiceHost } from '@ntm-ledger/service-host';

/** The contexts of one request, one for each service that is asked anything, made when it is first asked. */
export class ServiceContexts {
  private readonly asked = new Map<string, RequestContext | Promise<RequestContext>>();

  constructor(
    private readonly host: Pick<ServiceHost, 'contextOf'>,
    private readonly headers: Readonly<Record<string, string | undefined>>,
  ) {}

  /** The context that a service's resolvers get: at once where it was made already, as most fields find it. */
  of({ name }: Pick<Mounted, 'name'>): RequestContext | Promise<RequestContext> {
    const known = this.asked.get(name);
    if (known !== undefined) return known;
    const made = this.host.contextOf(name, this.headers).then((context) => {
      this.asked.set(name, context);
      return context;
    });
    this.asked.set(name, made);
    return made;
  }
}

/** What every resolver of the one schema gets. */
export interface FloorContext {
  readonly contexts: ServiceContexts;
}
