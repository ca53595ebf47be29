import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { consoleNow } from '../../time/clock.ts';
import classes from './filter-bar.module.css';
import { momentText, RANGES, spanFilters, spanOf } from './time-range.ts';
import type { AddressedFilters } from './use-table-address.ts';
import { clockWord, fieldTime, fromFieldTime, useZone, type Zone } from './zone.ts';

const CHOOSE = 'choose';
const HOUR_MS = 60 * 60_000;

/** Whose clock the table shows. */
export function ZoneSwitch() {
  const [zone, setZone] = useZone();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Clock"
      value={zone}
      onChange={(value) => setZone(value === 'local' ? 'local' : 'utc')}
      data={[
        { value: 'utc', label: 'UTC' },
        { value: 'local', label: 'Local' },
      ]}
    />
  );
}

function End({
  address,
  name,
  label,
  zone,
}: {
  readonly address: AddressedFilters;
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly zone: Zone;
}) {
  const set = Date.parse(address.filters[name] ?? '');
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      aria-label={`${label}, ${clockWord(zone)}`}
      value={Number.isFinite(set) ? fieldTime(set, zone) : ''}
      onChange={(event) => {
        const atMs = fromFieldTime(event.currentTarget.value, zone);
        address.set({ range: null, [name]: atMs === null ? null : momentText(atMs) });
      }}
    />
  );
}

/** When: a range that ends now, or two moments on the chosen clock. */
export function TimeFilter({ address }: { readonly address: AddressedFilters }) {
  const [zone] = useZone();
  const [choosing, setChoosing] = useState(false);
  const { range, from, to } = address.filters;
  const chosen = from !== undefined || to !== undefined || (choosing && range === undefined);
  const choose = (value: string) => {
    setChoosing(value === CHOOSE);
    if (value !== CHOOSE) return address.set({ range: value || null, from: null, to: null });
    const nowMs = consoleNow();
    const span = spanOf({ range }, nowMs);
    address.set({ range: null, ...spanFilters(span.fromMs ?? nowMs - HOUR_MS, nowMs) });
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Time"
        className={classes.field ?? ''}
        data-set={chosen || range !== undefined || undefined}
        value={chosen ? CHOOSE : (range ?? '')}
        data={[
          { value: '', label: 'Time: all' },
          ...RANGES.map(({ id, word }) => ({ value: id, label: word })),
          { value: CHOOSE, label: 'From, to' },
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {chosen ? (
        <>
          <End address={address} name="from" label="From" zone={zone} />
          <End address={address} name="to" label="To" zone={zone} />
        </>
      ) : null}
    </>
  );
}
