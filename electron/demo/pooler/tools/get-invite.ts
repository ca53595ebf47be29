import { visibleInvites } from '../visibility.ts';
import { DETAIL_SCHEMA, detailOutput, search } from './detail.ts';
import {
  inviteCandidate,
  inviteCandidateLine,
  inviteLine,
  inviteRecord,
  inviteStatus,
} from './invite-record.ts';
import type { Tool } from './tool.ts';

/** How many invites are looked at, newest first. */
const SEARCHED = 100;

/** `codex_pooler_get_invite` (pooler-contract 3.13): exact id, else part of e-mails, Pool or status. */
export const getInvite: Tool = {
  name: 'codex_pooler_get_invite',
  title: 'Get invite',
  description: 'One invite by id, Pool, status or recipient; several matches give candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator, nowMs }, args) {
    const newest = visibleInvites(world, operator).slice(0, SEARCHED);
    const found = search(newest, args.text('selector') ?? '', ({ row }) => row.id, [
      ({ row }) => row.invitedEmail,
      ({ row }) => row.acceptedByEmail,
      ({ pool }) => pool.slug,
      ({ pool }) => pool.name,
      ({ row }) => inviteStatus(row, nowMs),
    ]);
    return detailOutput(found, {
      kind: 'invite',
      subject: 'Invite',
      label: 'invite metadata',
      item: (invite) => inviteRecord(invite, nowMs),
      itemLine: (invite) => inviteLine(invite, nowMs),
      candidate: (invite) => inviteCandidate(invite, nowMs),
      candidateLine: (invite) => inviteCandidateLine(invite, nowMs),
    });
  },
};
