import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useId, useState } from 'react';
import { Icon } from '../icon.tsx';
import classes from './filter-bar.module.css';
import { filtersSet } from './filters.ts';
import type { AddressedFilters } from './use-table-address.ts';

interface FilterBarProps {
  readonly address: AddressedFilters;
  /** How many rows there are, in words. */
  readonly count: string;
  readonly children: React.ReactNode;
}

interface MoreFiltersProps {
  readonly address: AddressedFilters;
  /** Names of the filters within: while one of them is set they stay in sight. */
  readonly names: readonly string[];
  readonly children: React.ReactNode;
}

/** Filters that are rarely needed, out of the way until asked for. */
export function MoreFilters({ address, names, children }: MoreFiltersProps) {
  const [asked, setAsked] = useState(false);
  const set = names.some((name) => address.filters[name] !== undefined);
  if (asked || set) return children;
  return (
    <Button variant="default" onClick={() => setAsked(true)}>
      More filters
    </Button>
  );
}

/** The filters of a table in one line, what they leave, and the way back to all rows. */
export function FilterBar({ address, count, children }: FilterBarProps) {
  const set = filtersSet(address.filters);
  return (
    <search className={classes.bar} aria-label="Filters">
      {children}
      {set === 0 ? null : (
        <Button variant="default" onClick={address.clear}>
          Clear {set === 1 ? 'the filter' : `all ${set} filters`}
        </Button>
      )}
      <span className={classes.count}>{count}</span>
    </search>
  );
}

interface ChoiceOf {
  readonly value: string;
  readonly word: string;
  readonly count?: number;
}

interface FieldProps {
  readonly address: AddressedFilters;
  readonly name: string;
  /** What the field narrows, for instance `Pool`; also what it says while it does not. */
  readonly label: string;
}

/** One word out of a few. A word that an address brought and no choice holds stays visible. */
export function SelectFilter({
  address,
  name,
  label,
  choices,
}: FieldProps & { readonly choices: readonly ChoiceOf[] }) {
  const value = address.filters[name] ?? '';
  const known = value === '' || choices.some((choice) => choice.value === value);
  const data = [
    { value: '', label: `${label}: all` },
    ...choices.map(({ value: one, word, count }) => ({
      value: one,
      label: count === undefined ? word : `${word} (${count})`,
    })),
    ...(known ? [] : [{ value, label: value }]),
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      className={classes.field ?? ''}
      data-set={value !== '' || undefined}
      value={value}
      data={data}
      onChange={(event) => address.set({ [name]: event.currentTarget.value || null })}
    />
  );
}

/** How long typing must rest before the table asks, ms. */
const REST_MS = 250;

/** Free text, asked for once typing rests; `suggestions` are offered, not demanded. */
export function TextFilter({
  address,
  name,
  label,
  suggestions = [],
}: FieldProps & { readonly suggestions?: readonly string[] }) {
  const value = address.filters[name] ?? '';
  const [typed, setTyped] = useState({ text: value, of: value });
  const ask = useDebouncedCallback((text: string) => address.set({ [name]: text.trim() || null }), REST_MS);
  const listId = useId();
  // What the address says now outranks what was typed into the field before it changed.
  const text = typed.of === value || typed.text.trim() === value ? typed.text : value;
  return (
    <>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={label}
        className={`${classes.field} ${name === 'text' ? classes.text : ''}`}
        data-set={value !== '' || undefined}
        maxLength={120}
        leftSection={name === 'text' ? <Icon name="search" size={13} /> : undefined}
        list={suggestions.length === 0 ? undefined : listId}
        value={text}
        onChange={(event) => {
          setTyped({ text: event.currentTarget.value, of: value });
          ask(event.currentTarget.value);
        }}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
