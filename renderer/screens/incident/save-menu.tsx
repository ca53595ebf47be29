import { Button, Menu } from '@mantine/core';
import { draftProblems } from '../../../shared/redaction/draft-problems.ts';
import { Icon } from '../../components/icon.tsx';
import { reportKept } from '../../release/report.ts';
import { FILE_FORMATS, type FileFormat, fileName, summaryFile } from '../../release/summary-file.ts';
import { releaseToFile } from '../../release/to-file.ts';
import { useShell } from '../../shell/use-shell.ts';
import { consoleNow } from '../../time/clock.ts';
import { keepReleased } from './keep-draft.ts';

const FORMATS = ['markdown', 'text', 'json'] as const;

/** Hands the file as it will be written to the gate: the five lines are looked at before, their wrapping with them. */
function save(format: FileFormat, text: string, demo: boolean): void {
  const problems = draftProblems(text);
  if (problems.length > 0) {
    reportKept({ released: false, findings: [], problems });
    return;
  }
  const atMs = consoleNow();
  const request = {
    text: summaryFile(format, text, atMs),
    medium: 'file',
    confirmedWarnings: 0,
    asDraft: format === 'text',
    ...(format === 'text' ? {} : { draftText: text }),
  } as const;
  const { mediaType } = FILE_FORMATS[format];
  const file = { request, name: fileName(format, atMs, demo), mediaType };
  void releaseToFile(file, () => void keepReleased(text));
}

/** The summary as a file, in one of the shapes it is wanted in. */
export function SaveMenu({ text }: { readonly text: string }) {
  const demo = useShell().data?.profile.demo ?? false;
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="save" size={14} />}
          rightSection={<Icon name="down" size={10} />}
          disabled={text === ''}
        >
          Save as file
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => save(format, text, demo)}>
            {FILE_FORMATS[format].word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
