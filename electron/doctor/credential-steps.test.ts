import { expect, it } from 'vitest';
import { NO_SECRETS, type ProfileSecrets, profileSchema } from '../../shared/metadata/profile.ts';
import { credentialSteps } from './credential-steps.ts';
import { collected } from './testing/collected.ts';

const POOLER = { url: 'https://pooler.example.com' };
const BASIC = { kind: 'basic', username: 'example' } as const;
const PROMETHEUS = { kind: 'prometheus', url: 'https://prometheus.example.com', auth: BASIC } as const;

async function step(parts: Record<string, unknown>, held: Partial<ProfileSecrets> = {}) {
  const profile = profileSchema.parse({ name: 'example', pooler: null, metrics: null, ...parts });
  const [found] = await collected(credentialSteps(profile, { ...NO_SECRETS, ...held }, () => 0));
  return found;
}

it('names every credential that is needed and not held, and the way to give it', async () => {
  expect(await step({ pooler: POOLER, metrics: PROMETHEUS })).toMatchObject({
    ok: false,
    message:
      'Not held: MCP token and metrics credential. Type it under Connections, Edit, or set POOLER_MCP_TOKEN before the start.',
  });
});

it('passes where the needed ones are held, and tells of the others', async () => {
  const found = await step(
    { pooler: POOLER, metrics: PROMETHEUS },
    { poolerToken: 'example-token', metricsSecret: 'example-password' },
  );
  expect(found).toMatchObject({
    ok: true,
    message:
      'In memory, for this session: MCP token held; metrics token of the Pooler not held, which may be right; metrics credential held.',
  });
});

it('a database may do without a password', async () => {
  const database = { host: 'db.example.com', name: 'pooler', user: 'reader' };
  const metrics = { kind: 'scrape', urls: ['https://metrics.example.com/metrics'] };
  expect(await step({ metrics, database })).toMatchObject({
    ok: true,
    message: 'In memory, for this session: database password not held, which may be right.',
  });
});

it('passes where nothing needs one', async () => {
  const metrics = { kind: 'scrape', urls: ['https://metrics.example.com/metrics'] };
  expect(await step({ metrics })).toMatchObject({
    ok: true,
    message: expect.stringContaining('none needed'),
  });
});
