import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_LIMITS, printedName, withPrintedNames } from './names.ts';
import { ofRule, relabelled } from './testing/rule-signals.ts';
import { troubled } from './testing/scenes.ts';

describe('a name in a draft', () => {
  it.each([
    ['example-batch', 'example-batch'],
    ['Example Inc. Berlin', 'Example Inc Berlin'],
    ['Who? Me!', 'Who Me'],
    ['one; two', 'one, two'],
    ['v1.2.3 of example.team', 'v1.2.3 of example.team'],
    ['...', '...'],
  ])('"%s" stands as "%s" in a line of one sentence', (name, printed) => {
    expect(printedName(name, 120)).toBe(printed);
  });

  it('keeps both ends where it is too long, and cuts between its words', () => {
    expect(printedName('example-research-of-the-northern-team-5', 24)).toBe('example...team-5');
    expect(printedName('abcdefghijklmnopqrstuvwxyz0123456789', 24)).toBe('abcdefghijklmn...3456789');
  });

  it('is never longer than it may be, and never cut inside a character', () => {
    const family = '👩‍👩‍👧‍👦';
    const names = fc.array(fc.constantFrom('e', ' ', '-', 'ü', '例', family), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(names, fc.constantFrom(...NAME_LIMITS), (parts, limit) => {
        const name = parts.join('');
        const printed = printedName(name, limit);
        fc.pre(name.trim() !== '');
        expect(printed.length).toBeLessThanOrEqual(limit);
        expect(printed.replaceAll(family, '')).not.toMatch(/[\u200D\uD800-\uDFFF]/);
      }),
    );
  });
});

it('is the same in lists, subjects and sentences', () => {
  const [reauth] = ofRule('upstream.reauth_required');
  const signals = reauth === undefined ? [] : [relabelled(reauth, 'u1', 'Example Inc. Team')];
  const scene = troubled(signals);
  const upstreams = scene.picture.upstreams.map((each) =>
    each.id === 'u1' ? { ...each, label: 'Example Inc. Team' } : each,
  );
  const printed = withPrintedNames({ ...scene, picture: { ...scene.picture, upstreams } }, 120);
  expect(printed.signals).toMatchObject([
    {
      subject: { label: 'Example Inc Team' },
      nextCheck: 'Re-authenticate Example Inc Team, then confirm its quota evidence is fresh',
    },
  ]);
  expect(printed.picture.upstreams[0]?.label).toBe('Example Inc Team');
});

it('leaves a moment alone whose names are fit to print', () => {
  const scene = troubled(ofRule('upstream.reauth_required'));
  expect(withPrintedNames(scene, 120)).toEqual(scene);
});
