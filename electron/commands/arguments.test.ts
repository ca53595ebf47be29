import { describe, expect, it } from 'vitest';
import { MisuseError, parseArguments, USAGE } from './arguments.ts';

const POOLER = 'https://pooler.example.com';
const PROMETHEUS = 'https://prometheus.example.com';
const SCRAPES = ['https://metrics-1.example.com/metrics', 'https://metrics-2.example.com/metrics'] as const;

function parse(line: string, environment: NodeJS.ProcessEnv = {}) {
  return parseArguments(line.split(' '), environment);
}

describe('doctor', () => {
  it('examines every connection unless one is named', () => {
    const every = { command: 'doctor', json: false, connectionName: null, dataDirectory: null };
    expect(parse('doctor')).toEqual(every);
    expect(parse('doctor --json --connection example --data-dir data')).toEqual({
      command: 'doctor',
      json: true,
      connectionName: 'example',
      dataDirectory: 'data',
    });
  });

  it.each(['doctor example', 'doctor --connection', 'doctor --profile example'])('refuses "%s"', (line) => {
    expect(() => parse(line)).toThrow(MisuseError);
  });
});

describe('report', () => {
  it('without anything reads the connection that was active last', () => {
    expect(parse('report')).toEqual({
      command: 'report',
      json: false,
      connectionName: null,
      adHoc: null,
      failOn: null,
      snapshotFile: null,
      dataDirectory: null,
    });
  });

  it('takes every option of its own', () => {
    expect(parse('report --json --profile example --fail-on degraded --data-dir data')).toMatchObject({
      json: true,
      connectionName: 'example',
      failOn: 'degraded',
      dataDirectory: 'data',
    });
    expect(parse('report --demo')).toMatchObject({ connectionName: 'Demo', adHoc: null });
  });

  it('makes a connection of addresses, which is kept in no file', () => {
    expect(parse(`report --pooler ${POOLER} --prometheus ${PROMETHEUS}`)).toMatchObject({
      connectionName: null,
      adHoc: {
        name: 'command line',
        pooler: { url: POOLER },
        metrics: { kind: 'prometheus', url: PROMETHEUS, auth: { kind: 'none' } },
        allowInsecureHttp: false,
      },
    });
  });

  it.each([`--scrape ${SCRAPES.join(' --scrape ')}`, `--scrape ${SCRAPES.join(' ')}`])(
    'scrapes several addresses: %s',
    (words) => {
      expect(parse(`report ${words} --json`)).toMatchObject({
        json: true,
        adHoc: { pooler: null, metrics: { kind: 'scrape', urls: SCRAPES } },
      });
    },
  );

  it.each([
    ['db.example.com/pooler', { host: 'db.example.com', port: 5432, name: 'pooler' }],
    ['192.0.2.7:6432/pooler-main', { host: '192.0.2.7', port: 6432, name: 'pooler-main' }],
    ['[2001:db8::1]:6432/pooler', { host: '2001:db8::1', port: 6432, name: 'pooler' }],
  ])('takes the database %s', (address, database) => {
    const words = `report --pooler ${POOLER} --database ${address} --database-user console`;
    expect(parse(words)).toMatchObject({
      adHoc: { database: { ...database, user: 'console', tls: 'verify', schema: 'operator_console' } },
    });
  });

  it.each([
    ['--database db.example.com/pooler', '--database needs --database-user.'],
    ['--database db.example.com --database-user a', '--database takes HOST/NAME or HOST:PORT/NAME.'],
    ['--database postgres://db.example.com/pooler --database-user a', /^--database takes|^Enter a host name/],
    ['--database-user a', '--database-user and --database-tls belong to --database.'],
    ['--database db.example.com/pooler --database-user a --database-tls off', /^Use TLS, or allow/],
    ['--database db.example.com:99999/pooler --database-user a', /./],
  ])('refuses %s', (words, sentence) => {
    expect(() => parse(`report --pooler ${POOLER} ${words}`)).toThrow(sentence);
  });

  it('sends a bearer to metrics only where the environment has one', () => {
    const words = `report --prometheus ${PROMETHEUS}`;
    expect(parse(words, { PROMETHEUS_TOKEN: 'example' })).toMatchObject({
      adHoc: { metrics: { auth: { kind: 'bearer' } } },
    });
    expect(parse(words, { PROMETHEUS_TOKEN: ' ' })).toMatchObject({
      adHoc: { metrics: { auth: { kind: 'none' } } },
    });
  });

  it.each(['outage', 'degraded', 'watch', 'info'])('fails on %s where it is asked to', (severity) => {
    expect(parse(`report --fail-on ${severity}`)).toMatchObject({ failOn: severity });
  });
});

describe('summary', () => {
  it('is of the present and the connection that was active last, unless told otherwise', () => {
    expect(parse('summary')).toEqual({
      command: 'summary',
      json: false,
      at: null,
      snapshotFile: null,
      connectionName: null,
      dataDirectory: null,
    });
    expect(parse('summary --json --profile example --data-dir data')).toMatchObject({
      json: true,
      connectionName: 'example',
      dataDirectory: 'data',
    });
  });

  it.each(['summary --demo --at -15m', 'summary --at=-15m --demo'])('takes minutes ago: %s', (line) => {
    expect(parse(line)).toMatchObject({ connectionName: 'Demo', at: { kind: 'ago', ms: 900_000 } });
  });

  it('takes a time with its zone', () => {
    expect(parse('summary --at 2026-01-15T10:20+01:00')).toMatchObject({
      at: { kind: 'clock', atMs: Date.UTC(2026, 0, 15, 9, 20) },
    });
  });
});

describe('redact', () => {
  it.each([
    ['redact', 'text'],
    ['redact --json', 'json'],
    ['redact --jsonl', 'jsonl'],
  ])('%s answers as %s', (line, format) => {
    expect(parse(line)).toEqual({ command: 'redact', format });
  });
});

describe('snapshot', () => {
  it('takes where it goes, of which connection, and whether a file may be replaced', () => {
    expect(parse('snapshot --out example.snapshot')).toEqual({
      command: 'snapshot',
      path: 'example.snapshot',
      force: false,
      connectionName: null,
      dataDirectory: null,
    });
    expect(parse('snapshot --out a --connection example --force')).toMatchObject({
      force: true,
      connectionName: 'example',
    });
    expect(parse('snapshot --out a --demo')).toMatchObject({ connectionName: 'Demo' });
  });

  it('refuses one without a place, and two connections', () => {
    expect(() => parse('snapshot')).toThrow('--out FILE');
    expect(() => parse('snapshot --out')).toThrow(MisuseError);
    expect(() => parse('snapshot --out a --demo --connection b')).toThrow('not both');
  });

  it('is shown by report, summary and serve instead of a connection, never beside one', () => {
    for (const command of ['report', 'summary', 'serve']) {
      expect(parse(`${command} --snapshot a`)).toMatchObject({ snapshotFile: 'a', connectionName: null });
      expect(() => parse(`${command} --snapshot a --demo`)).toThrow('--snapshot');
      expect(() => parse(`${command} --snapshot a --profile b`)).toThrow('--snapshot');
    }
    expect(() => parse('report --snapshot a --pooler https://pooler.example')).toThrow(MisuseError);
  });
});

describe('serve', () => {
  it('takes any free port unless one is asked for', () => {
    expect(parse('serve')).toEqual({
      command: 'serve',
      port: 0,
      connectionName: null,
      snapshotFile: null,
      dataDirectory: null,
      openBrowser: false,
    });
    expect(parse('serve --port 65535 --demo --open')).toMatchObject({
      port: 65_535,
      connectionName: 'Demo',
      openBrowser: true,
    });
  });
});

it.each(['help', '--help'])('%s is help', (line) => {
  expect(parse(line)).toEqual({ command: 'help' });
});

describe('misuse', () => {
  it.each([
    '',
    'example',
    'report --unknown',
    'report --json=yes',
    'report --profile',
    'report --profile ',
    'report --data-dir ',
    'report --demo --profile example',
    `report --demo --pooler ${POOLER}`,
    `report --profile example --scrape ${SCRAPES[0]}`,
    `report --prometheus ${PROMETHEUS} --scrape ${SCRAPES[0]}`,
    'report --pooler pooler.example.com',
    'report --pooler http://pooler.example.com',
    'report --pooler https://user:example@pooler.example.com',
    `report ${POOLER}`,
    `report --pooler ${POOLER} ${SCRAPES[0]}`,
    'report --fail-on ok',
    'report --fail-on unknown',
    'report --token example',
    'summary --at',
    'summary --at ',
    'summary --at=',
    'summary --at yesterday',
    'summary --at 2026-01-15T10:20',
    'summary --at --json',
    'summary --at -15m --at',
    'summary --demo --profile example',
    'summary --pooler https://pooler.example.com',
    'summary example',
    'redact --json --jsonl',
    'redact example',
    'serve --port -1',
    'serve --port 65536',
    'serve --port 1e3',
    'serve --port ',
    'serve --port=',
    'serve --json',
    'serve example',
  ])('%j is refused', (line) => {
    expect(() => parse(line)).toThrow(MisuseError);
  });

  it('refuses to send a metrics token over plain http to another machine', () => {
    const words = 'report --prometheus http://prometheus.example.com';
    expect(() => parse(words, { PROMETHEUS_TOKEN: 'example' })).toThrow(MisuseError);
    expect(parse(words)).toMatchObject({ command: 'report' });
  });

  it.each([
    'report example-secret-value',
    'report --example-secret-value',
    'report --pooler example-secret-value',
    'report --fail-on example-secret-value',
    'serve --port example-secret-value',
    'summary --at example-secret-value',
    'example-secret-value',
  ])('never repeats what was typed: %s', (line) => {
    expect(() => parse(line)).not.toThrow(/example-secret-value/);
    expect(() => parse(line)).toThrow(MisuseError);
  });
});

it('explains every option that a command takes', () => {
  const options = [
    'json',
    'demo',
    'profile',
    'pooler',
    'prometheus',
    'scrape',
    'fail-on',
    'data-dir',
    'jsonl',
    'at',
    'port',
  ];
  for (const option of options) expect(USAGE).toContain(`--${option}`);
});
