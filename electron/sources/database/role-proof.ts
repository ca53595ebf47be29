import { z } from 'zod';

/**
 * What the signed-in role could do beyond reading the views, from the system catalogues; `$1` is the schema of the
 * views. Relations that an extension brought count for writing only: their reading rights are not the Pooler's.
 */
export const ROLE_PROOF_SQL = `
with role as (select * from pg_roles where rolname = session_user),
spaces as (
  select oid, nspname from pg_namespace
  where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)'
),
relations as (
  select c.oid, c.relkind, c.relacl, s.nspname,
    exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') as of_extension
  from pg_class c join spaces s on s.oid = c.relnamespace
)
select json_build_object(
  'superuser', (select rolsuper from role),
  'manages', (select rolcreaterole or rolcreatedb or rolreplication or rolbypassrls from role),
  'takesRoles', session_user <> current_user
    or exists (select from pg_auth_members m join role on m.member = role.oid),
  'owns', exists (select from pg_shdepend d join role on d.refobjid = role.oid
    where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'),
  'createsInDatabase', has_database_privilege(current_database(), 'CREATE'),
  'createsTemporary', has_database_privilege(current_database(), 'TEMPORARY'),
  'createsInSchema', exists (select from pg_namespace where has_schema_privilege(oid, 'CREATE')),
  'writesTables', (select count(*) from relations where relkind in ('r', 'p', 'v', 'm', 'f') and (
    has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    or has_any_column_privilege(oid, 'INSERT, UPDATE, REFERENCES')
    -- Since PostgreSQL 17; it locks tables. Asked by name, it would be an error before.
    or exists (select from aclexplode(relacl) a
      where a.privilege_type = 'MAINTAIN' and a.grantee in (0, (select oid from role))))),
  'movesSequences', (select count(*) from relations
    where case when relkind = 'S' then has_sequence_privilege(oid, 'USAGE, UPDATE') end),
  'runsAsOwner', (select count(*) from pg_proc p join spaces s on s.oid = p.pronamespace
    where p.prosecdef and has_function_privilege(p.oid, 'EXECUTE') and has_schema_privilege(s.oid, 'USAGE')),
  'readsTables', (select count(*) from relations
    where relkind in ('r', 'p', 'v', 'm', 'f') and not of_extension and not (nspname = $1 and relkind = 'v')
      and (has_table_privilege(oid, 'SELECT') or has_any_column_privilege(oid, 'SELECT'))),
  'readOnlySession', current_setting('transaction_read_only') = 'on'
)::text as proof`;

const proofSchema = z.strictObject({
  superuser: z.boolean(),
  manages: z.boolean(),
  takesRoles: z.boolean(),
  owns: z.boolean(),
  createsInDatabase: z.boolean(),
  createsTemporary: z.boolean(),
  createsInSchema: z.boolean(),
  writesTables: z.number(),
  movesSequences: z.number(),
  runsAsOwner: z.number(),
  readsTables: z.number(),
  readOnlySession: z.boolean(),
});
export type RoleProof = z.infer<typeof proofSchema>;

/** The answer of `ROLE_PROOF_SQL`; throws where it is not one row of the right form. */
export function roleProofOf(rows: readonly unknown[]): RoleProof {
  const [row] = z.tuple([z.object({ proof: z.string() })]).parse(rows);
  return proofSchema.parse(JSON.parse(row.proof));
}

function relations(count: number): string {
  return count === 1 ? 'one table or view' : `${count} tables or views`;
}

const USE_ANOTHER = 'The console uses only the role that the SQL of the README makes.';

/** Why the role could write, as one sentence; null where it cannot. */
export function writeRefusal(proof: RoleProof): string | null {
  const reason = ((): string | null => {
    if (proof.superuser) return 'it is a superuser';
    if (proof.manages) return 'it may create roles or databases, replicate, or pass row security';
    if (proof.takesRoles) return 'it is a member of other roles and may take over their rights';
    if (proof.owns) return 'it owns objects in this or another database';
    if (proof.writesTables > 0) return `it may change ${relations(proof.writesTables)}`;
    if (proof.movesSequences > 0) return 'it may move a sequence';
    if (proof.createsInDatabase || proof.createsInSchema) return 'it may create objects';
    if (proof.createsTemporary) return 'it may create temporary tables, as everybody until that is revoked';
    if (proof.runsAsOwner > 0) return 'it may run a function with the rights of the function’s owner';
    return proof.readOnlySession
      ? null
      : 'something between the console and the database drops its read-only setting';
  })();
  return reason === null ? null : `The role could write: ${reason}. ${USE_ANOTHER}`;
}

/** Why the role could read more than the views, as one sentence; null where it cannot. */
export function readRefusal({ superuser, readsTables }: RoleProof): string | null {
  if (superuser) return `The role could read everything: it is a superuser. ${USE_ANOTHER}`;
  if (readsTables === 0) return null;
  return `The role could read ${relations(readsTables)} beside the views of the schema that the connection names. ${USE_ANOTHER}`;
}
