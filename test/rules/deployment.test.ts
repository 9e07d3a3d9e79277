import { describe, expect, it } from '@jest/globals';
import { instruments } from '@ntm-ledger/telemetry';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { RUNTIME_FLAGS } from '../support/runtime.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** Every setting that the code of the processes reads. `PATH` is no setting of ours. */
const SETTINGS_READ = settingsIn(
  globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts', 'gateway/src/**/*.ts', 'infra/local/src/**/*.ts'], { cwd: root })
    .filter((path) => !/[.]test[.]ts$|\/(testing|bench)\//.test(path))
    .map(read)
    .join('\n'),
);

/** The names of settings in a source text: as they are read of an environment, straight or by a reader of whole numbers. */
function settingsIn(source: string): ReadonlySet<string> {
  const names = [...source.matchAll(/\benv\['([A-Z][A-Z0-9_]*)'\]|\(env, '([A-Z][A-Z0-9_]*)'/g)];
  return new Set(names.map(([, straight, reader]) => straight ?? reader ?? ''));
}

/** What the reference says of each setting, by name. */
const DOCUMENTED = new Map(
  [...read('docs/configuration.md').matchAll(/^\| `([A-Z0-9_]+)` +\| (.*)\|$/gm)].map(([, name = '', rest = '']) => [name, rest]),
);

/** A service of the compose file, as far as these tests look at it. */
interface Composed {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas?: number };
}
interface Compose {
  readonly services: Readonly<Record<string, Composed>>;
  readonly networks: Readonly<Record<string, unknown>>;
}
const compose = parse(read('infra/compose/compose.yaml'), { merge: true }) as Compose;
const composed = Object.entries(compose.services);
const ours = composed.filter(([, { image }]) => image.startsWith('ntm-ledger:'));

describe('the reference of settings', () => {
  it('names every setting that a process reads, and no other', () => {
    // What only benches and tests read is named too, since it is set by people.
    const ofBenches = new Set(['NTM_REGISTER_DATA', 'NTM_APOLLO_GATEWAY']);
    const ofProcesses = (names: Iterable<string>): string[] => [...names].filter((name) => !ofBenches.has(name)).toSorted();
    expect(ofProcesses(DOCUMENTED.keys())).toEqual(ofProcesses(SETTINGS_READ));
  });

  it.each([...DOCUMENTED])('says default, reader and meaning of %s', (_, rest) => {
    expect(rest.split('|').map((cell) => cell.trim() !== '')).toEqual([true, true, true]);
  });
});

describe('the manifest for one machine', () => {
  it('sets only what processes read', () => {
    const set = ours.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(set.filter((name) => !SETTINGS_READ.has(name))).toEqual([]);
    expect(new Set(set)).toContain('EVENT_STORE_URL');
  });

  it('starts programs that are there, every service and the gateway twice', () => {
    expect(ours.map(([name]) => name)).toEqual(['units', 'assessments', 'recognition', 'audit', 'gateway']);
    for (const [, { command, deploy }] of ours) {
      const [program = ''] = command ?? [];
      expect(existsSync(`${root}${program.replace('/dist/', '/src/').replace(/js$/, 'ts')}`)).toBe(true);
      expect(deploy?.replicas).toBe(2);
    }
  });

  it('leads the gateway to every service of the supergraph', () => {
    const led = [
      ...(compose.services['gateway']?.environment?.['NTM_SUBGRAPHS'] ?? '').matchAll(
        /([a-z]+)=http:\/\/([a-z]+):4000\/graphql/g,
      ),
    ];
    const names = [...read('gateway/supergraph.graphql').matchAll(/@join__graph\(name: "([a-z]+)"/g)].map(([, name]) => name);
    expect(led.map(([, name]) => name).toSorted()).toEqual(names.toSorted());
    for (const [, name, host = ''] of led) expect([name, host in compose.services]).toEqual([host, true]);
  });

  it('pins every image to one version, the one of the program among them', () => {
    for (const [name, { image }] of composed)
      expect([name, image]).toEqual([name, expect.stringMatching(/^[a-z/-]+:v?\d+\.\d+\.\d+[a-z0-9-]*$/)]);
    const { version } = JSON.parse(read('gateway/package.json')) as { version: string };
    for (const [, { image }] of ours) expect(image).toBe(`ntm-ledger:${version}`);
  });

  it('names only networks, services and files that are there', () => {
    for (const [, { depends_on = [], networks = [], volumes = [] }] of composed) {
      expect(depends_on.filter((name) => !(name in compose.services))).toEqual([]);
      expect(networks.filter((name) => !(name in compose.networks))).toEqual([]);
      const files = volumes.flatMap((volume) => /^\.\.\/([^:]+):/.exec(volume)?.[1] ?? []);
      expect(files.filter((file) => !existsSync(`${root}infra/${file}`))).toEqual([]);
    }
  });
});

/** A resource of the cluster's manifests, as far as these tests look at it. */
interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly template?: { readonly spec: { readonly containers: readonly Container[] } };
  };
}
interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
}
interface Probe {
  readonly httpGet: { readonly path: string };
}

describe('the manifests for a cluster', () => {
  const { resources: files } = parse(read('infra/k8s/base/kustomization.yaml')) as { resources: readonly string[] };
  const resources = files.flatMap((file) =>
    parseAllDocuments(read(`infra/k8s/base/${file}`)).map((document) => document.toJS() as Resource),
  );
  const configs = resources.filter(({ kind }) => kind === 'ConfigMap');
  const deployments = resources.filter(({ kind }) => kind === 'Deployment');

  it('list every file there is', () => {
    expect(
      globSync('*.yaml', { cwd: `${root}infra/k8s/base` })
        .filter((file) => file !== 'kustomization.yaml')
        .toSorted(),
    ).toEqual(files.toSorted());
  });

  it('set only what processes read', () => {
    expect(configs.flatMap(({ data = {} }) => Object.keys(data)).filter((name) => !SETTINGS_READ.has(name))).toEqual([]);
  });

  it('run what the manifest for one machine runs, from the same image, and spare one of each', () => {
    const run = deployments.flatMap(({ metadata: { name }, spec }) =>
      (spec?.template?.spec.containers ?? []).map(({ image, args }) => [name, image, args]),
    );
    expect(run).toEqual(ours.map(([name, { image, command }]) => [name, image, command]));
    for (const kind of ['Service', 'PodDisruptionBudget'])
      expect(resources.filter((resource) => resource.kind === kind).map(({ metadata }) => metadata.name)).toEqual(
        run.map(([name]) => name),
      );
  });

  it('ask whether a process lives and whether it is ready, each where it says so', () => {
    for (const { spec } of deployments)
      for (const { envFrom, startupProbe, livenessProbe, readinessProbe } of spec?.template?.spec.containers ?? []) {
        const paths = [startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet.path);
        expect(paths).toEqual(['/healthz', '/healthz', '/readyz']);
        for (const { configMapRef } of envFrom) expect(configs.map(({ metadata }) => metadata.name)).toContain(configMapRef.name);
      }
  });
});

describe('the folder of snapshots that replicas in a cluster may share', () => {
  const home = 'infra/k8s/components/shared-snapshots';
  interface Component {
    readonly resources: readonly string[];
    readonly patches: readonly { readonly target: { readonly kind: string; readonly name: string }; readonly patch: string }[];
  }
  interface Step {
    readonly path: string;
    readonly value: unknown;
  }
  interface Job {
    readonly kind: string;
    readonly metadata: { readonly name: string };
    readonly spec: { readonly jobTemplate?: { readonly spec: NonNullable<Resource['spec']> } };
  }
  const { resources, patches } = parse(read(`${home}/kustomization.yaml`)) as Component;
  const [claim, job] = resources.flatMap((file) =>
    parseAllDocuments(read(`${home}/${file}`)).map((document) => document.toJS() as Job),
  );

  it('is given to every service, and not to the gateway', () => {
    const targets = patches.flatMap(({ target: { kind, name } }) => name.split('|').map((each) => `${kind} ${each}`));
    expect(targets).toEqual(ours.flatMap(([name]) => (name === 'gateway' ? [] : [`Deployment ${name}`])));
  });

  it('is where services look for it, and where a job of the same image keeps what it has folded', () => {
    const values = patches.flatMap(({ patch }) => (parse(patch) as readonly Step[]).map(({ value }) => value));
    expect(values).toEqual([
      { name: 'snapshots', persistentVolumeClaim: { claimName: claim?.metadata.name } },
      { name: 'snapshots', mountPath: '/snapshots' },
      [{ name: 'NTM_SNAPSHOT_DIR', value: '/snapshots' }],
    ]);
    const [container] = job?.spec.jobTemplate?.spec.template?.spec.containers ?? [];
    expect(container).toMatchObject({ image: ours[0]?.[1].image, env: values[2] });
    expect(container?.args.slice(1)).toEqual(['infra/local/dist/ntm/main.js', 'projections', 'snapshot']);
    expect(existsSync(`${root}infra/local/src/ntm/main.ts`)).toBe(true);
  });
});

describe('the start scripts and the image', () => {
  const scripts = ['package.json', 'gateway/package.json', ...globSync('services/*/package.json', { cwd: root })].map(
    (path) => (JSON.parse(read(path)) as { scripts: { start: string } }).scripts.start,
  );

  it('all give the runtime what whatever is tested is given', () => {
    const [entrypoint] = /^ENTRYPOINT .*$/m.exec(read('infra/docker/Dockerfile')) ?? [];
    expect(scripts).toHaveLength(6);
    const { bench } = (JSON.parse(read('package.json')) as { scripts: { bench: string } }).scripts;
    for (const start of [...scripts, bench]) expect(start).toContain(` node ${RUNTIME_FLAGS.join(' ')} `);
    expect(entrypoint).toBe(`ENTRYPOINT ${JSON.stringify(['node', ...RUNTIME_FLAGS]).replaceAll(',', ', ')}`);
  });
});

describe('the image', () => {
  const dockerfile = read('infra/docker/Dockerfile');

  it('has the Node that everything is tested with, and runs as nobody in particular', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Readonly<Record<string, string>> };
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases)).toEqual(new Set([`node:${devDependencies['node'] ?? ''}-bookworm-slim`]));
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('sets only what processes read', () => {
    const set = [...(/^ENV (.*)$/m.exec(dockerfile)?.[1]?.matchAll(/([A-Z_]+)=/g) ?? [])].map(([, name = '']) => name);
    expect(set.filter((name) => name !== 'NODE_ENV' && !SETTINGS_READ.has(name))).toEqual([]);
  });
});

describe('what watches the ledger', () => {
  /** The names of series that our instruments make. */
  const exported = new Set(
    instruments().flatMap(({ name, kind }) =>
      kind === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
    ),
  );
  const asked = (text: string): string[] => [...text.matchAll(/\bntm_[a-z_]+/g)].map(([name]) => name);

  it.each(['infra/monitoring/rules.yaml', 'infra/monitoring/grafana/dashboards/ledger.json'])(
    'asks for metrics that are exported: %s',
    (path) => {
      const names = asked(read(path));
      expect(names.length).toBeGreaterThan(3);
      expect(names.filter((name) => !exported.has(name))).toEqual([]);
    },
  );

  it('looks where every process shows its metrics', () => {
    const { scrape_configs: jobs } = parse(read('infra/monitoring/prometheus.yaml')) as {
      scrape_configs: readonly { dns_sd_configs: readonly { names: readonly string[]; port: number }[] }[];
    };
    const [found] = jobs.flatMap(({ dns_sd_configs }) => dns_sd_configs);
    expect(found?.names).toEqual(ours.map(([name]) => name));
    for (const [, { environment }] of ours) expect(environment?.['NTM_METRICS_PORT']).toBe(String(found?.port));
  });
});
