import { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { DatabaseFailure, failureOf } from './database-failure.ts';

const SECRET = 'example-host.example.com';

function serverError(code: string): Error {
  const error = new DatabaseError(`FATAL: ${SECRET}`, 0, 'error');
  error.code = code;
  return error;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code} ${SECRET}`), { code });
}

describe('what a server answers', () => {
  it.each([
    ['28P01', 'unauthorized'],
    ['28000', 'unauthorized'],
    ['28999', 'unauthorized'],
    ['3D000', 'not exposed'],
    ['3F000', 'not exposed'],
    ['42P01', 'not exposed'],
    ['42703', 'not exposed'],
    ['08P01', 'not exposed'],
    ['42501', 'forbidden'],
    ['42883', 'malformed'],
    ['22P02', 'malformed'],
    ['53300', 'overloaded'],
    ['53200', 'overloaded'],
    ['57014', 'unreachable'],
    ['57P01', 'not ready'],
    ['57P03', 'not ready'],
    ['08006', 'unreachable'],
    ['XX000', 'unreachable'],
  ])('with %s is %s, in words that repeat none of its own', (code, kind) => {
    const failure = failureOf(serverError(code));
    expect(failure.kind).toBe(kind);
    expect(failure.detail).not.toContain(SECRET);
  });
});

describe('what goes wrong on the way', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ECONNRESET',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('with %s is unreachable, in words that name no host', (code) => {
    const failure = failureOf(systemError(code));
    expect(failure.kind).toBe('unreachable');
    expect(failure.detail).not.toContain(SECRET);
  });

  it.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'with %s says that it is the certificate',
    (code) => {
      expect(failureOf(systemError(code)).detail).toContain('certificate');
    },
  );

  it('that nobody thought of is a lost connection', () => {
    expect(failureOf('text').kind).toBe('unreachable');
    expect(failureOf(new Error(SECRET)).detail).not.toContain(SECRET);
  });
});

it('keeps what the source itself found', () => {
  const failure = { kind: 'forbidden', detail: 'The role could write.' } as const;
  expect(failureOf(new DatabaseFailure(failure))).toBe(failure);
});
