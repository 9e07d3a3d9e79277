/** The labels of one measurement. Values come from short lists, never from what clients send: each combination is kept for ever. */
export type Labels = Readonly<Record<string, string>>;

/** What is said of an instrument when it is made. */
export interface Described {
  /** As Prometheus wants it: `ntm_`, what is measured, and the unit; a counter ends in `_total`. */
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Takes measurements, once a process keeps them. */
export type Sink = (labels: Labels, value: number) => void;

/** Counts something that happens. */
export interface Counter extends Described {
  readonly kind: 'counter';
  add(labels: Labels, by?: number): void;
}

/** Takes how long something took, in seconds. */
export interface Histogram extends Described {
  readonly kind: 'histogram';
  /** Upper bounds, in seconds. */
  readonly buckets: readonly number[];
  observe(labels: Labels, seconds: number): void;
  /** Starts a clock; what it gives ends the measurement. */
  start(): (labels: Labels) => void;
}

/** One reading of a gauge. */
export interface Reading {
  readonly labels: Labels;
  readonly value: number;
}

/** Something that has a value at any time, asked for when somebody looks. It has a label at least: without one it would read 0 where nobody watches it. */
export interface Gauge extends Described {
  readonly kind: 'gauge';
  /** Adds a source of readings; what it gives takes it away again. */
  watch(read: () => Promise<readonly Reading[]>): () => void;
  /** What all sources say now. */
  read(): Promise<readonly Reading[]>;
}

export type Instrument = Counter | Histogram | Gauge;

const made: Instrument[] = [];
const sinks = new Map<string, Sink>();

/** Every instrument of this process, in the order in which they were made. */
export function instruments(): readonly Instrument[] {
  return made;
}

/** Has the measurements of an instrument kept. Until this is called they go nowhere, at the price of one look into a map. */
export function keepMeasurements(name: string, sink: Sink): void {
  sinks.set(name, sink);
}

/** Makes a counter. */
export function counter(described: Described): Counter {
  const { name } = described;
  const instrument: Counter = { ...described, kind: 'counter', add: (labels, by = 1) => sinks.get(name)?.(labels, by) };
  made.push(instrument);
  return instrument;
}

/** From half a millisecond to ten seconds: what an answer or an append may take. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes a histogram of durations. */
export function histogram(described: Described): Histogram {
  const observe = (labels: Labels, seconds: number): void => sinks.get(described.name)?.(labels, seconds);
  const instrument: Histogram = {
    ...described,
    kind: 'histogram',
    buckets: BUCKETS,
    observe,
    start() {
      const begin = performance.now();
      return (labels) => {
        observe(labels, (performance.now() - begin) / 1000);
      };
    },
  };
  made.push(instrument);
  return instrument;
}

/** Makes a gauge. */
export function gauge(described: Described): Gauge {
  const sources = new Set<() => Promise<readonly Reading[]>>();
  const instrument: Gauge = {
    ...described,
    kind: 'gauge',
    watch(read) {
      sources.add(read);
      return () => {
        sources.delete(read);
      };
    },
    async read() {
      return (await Promise.all([...sources].map((read) => read()))).flat();
    },
  };
  made.push(instrument);
  return instrument;
}
