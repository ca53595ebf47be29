import type { Detector } from '../detect/detector.ts';
import { BLOB_DETECTORS } from './blobs.ts';
import { CHANGE_DETECTORS } from './changes.ts';
import { COMMAND_DETECTORS } from './commands.ts';
import { HOST_DETECTORS } from './hosts.ts';
import { INFRASTRUCTURE_DETECTORS } from './infrastructure.ts';
import { KEY_MATERIAL_DETECTORS } from './key-material.ts';
import { MAIL_DETECTORS } from './mail.ts';
import { NETWORK_DETECTORS } from './network.ts';
import { PASSWORD_DETECTORS } from './passwords.ts';
import { PATH_DETECTORS } from './paths.ts';
import { PEOPLE_DETECTORS } from './people.ts';
import { PHONE_DETECTORS } from './phones.ts';
import { POOLER_DETECTORS } from './pooler.ts';
import { PROVIDER_KEY_DETECTORS } from './provider-keys.ts';
import { QUOTATION_DETECTORS } from './quotations.ts';
import { SECRET_DETECTORS } from './secrets.ts';
import { TOKEN_DETECTORS } from './tokens.ts';

/** The policy's whole table of shapes; where two find the same span, the earlier one names its class. */
export const DETECTORS: readonly Detector[] = [
  ...POOLER_DETECTORS,
  ...PROVIDER_KEY_DETECTORS,
  ...TOKEN_DETECTORS,
  ...KEY_MATERIAL_DETECTORS,
  ...PASSWORD_DETECTORS,
  ...SECRET_DETECTORS,
  ...COMMAND_DETECTORS,
  ...MAIL_DETECTORS,
  ...PEOPLE_DETECTORS,
  ...PHONE_DETECTORS,
  ...NETWORK_DETECTORS,
  ...HOST_DETECTORS,
  ...INFRASTRUCTURE_DETECTORS,
  ...PATH_DETECTORS,
  ...QUOTATION_DETECTORS,
  ...CHANGE_DETECTORS,
  ...BLOB_DETECTORS,
];
