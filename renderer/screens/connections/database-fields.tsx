import { Checkbox, Fieldset, Input, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import classes from './connections.module.css';
import type { DatabaseForm } from './database-form.ts';
import type { FieldsProps } from './fields.ts';
import { secretPlace } from './secret-place.ts';

const KINDS: { value: DatabaseForm['databaseKind']; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'postgresql', label: 'PostgreSQL' },
];
const TLS: { value: DatabaseForm['databaseTls']; label: string }[] = [
  { value: 'verify', label: 'Verified' },
  { value: 'encrypt', label: 'Any certificate' },
  { value: 'off', label: 'Off' },
];

type TextField = 'databaseHost' | 'databasePort' | 'databaseName' | 'databaseUser' | 'databaseSchema';

interface TextProps extends FieldsProps {
  readonly field: TextField;
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
}

function Text({ field, label, description, placeholder = '', form, errors, change }: TextProps) {
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      inputMode={field === 'databasePort' ? 'numeric' : 'text'}
      value={form[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={errors[field]}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

function Tls({ form, errors, change }: FieldsProps) {
  return (
    <>
      <Input.Wrapper
        label="TLS"
        error={errors.databaseTls}
        labelElement="div"
        className={classes.choice ?? ''}
      >
        <SegmentedControl
          size="xs"
          aria-label="TLS to the database"
          data={TLS}
          value={form.databaseTls}
          onChange={(databaseTls) => change({ databaseTls })}
        />
      </Input.Wrapper>
      {form.databaseTls === 'off' ? (
        <Checkbox
          label="Allow the password without TLS"
          description="Anyone on the network path could read what is read. Loopback addresses never need this."
          checked={form.allowInsecureDatabase}
          onChange={(event) =>
            change({ allowInsecureDatabase: event.currentTarget.checked, databaseTls: form.databaseTls })
          }
        />
      ) : null}
    </>
  );
}

function Access(props: FieldsProps) {
  const { form, errors, change, connection } = props;
  const held = connection?.hasDatabasePassword === true ? 'One is held; leave empty to keep it. ' : '';
  return (
    <>
      <div className={classes.hostAndPort}>
        <Text
          {...props}
          field="databaseHost"
          label="Database host"
          description="Name or address"
          placeholder="db.example.org"
        />
        <Text {...props} field="databasePort" label="Port" description="Often 5432" />
      </div>
      <Text
        {...props}
        field="databaseName"
        label="Database"
        description="The one the Pooler uses"
        placeholder="codex_pooler"
      />
      <Text {...props} field="databaseUser" label="Role" description="The one that the README’s SQL makes" />
      <PasswordInput
        label="Database password"
        description={`${held}${secretPlace()}`}
        value={form.databasePassword}
        onChange={(event) => change({ databasePassword: event.currentTarget.value })}
        error={errors.databasePassword}
        autoComplete="off"
        data-secret
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the database password' }}
      />
      <Tls {...props} />
      <Text
        {...props}
        field="databaseSchema"
        label="Schema of the views"
        description="As in the README’s SQL"
      />
    </>
  );
}

/** The read-only database connection, for what no API of the Pooler tells: jobs, system settings, alerts. */
export function DatabaseFields(props: FieldsProps) {
  const { form, errors, change } = props;
  return (
    <Fieldset legend="Pooler database" className={classes.group ?? ''}>
      <Input.Wrapper
        label="Jobs, settings and alerts from"
        description={
          form.databaseKind === 'none'
            ? 'Without a database, job health is inferred from the age of evidence, and settings and alerts from the audit log.'
            : 'A role that can write, or read a table, is refused: the README has the SQL for one that cannot.'
        }
        error={errors.databaseKind}
        labelElement="div"
        className={classes.choice ?? ''}
      >
        <SegmentedControl
          size="xs"
          aria-label="Read jobs, settings and alerts from"
          data={KINDS}
          value={form.databaseKind}
          onChange={(databaseKind) => change({ databaseKind })}
        />
      </Input.Wrapper>
      {form.databaseKind === 'none' ? null : <Access {...props} />}
    </Fieldset>
  );
}
