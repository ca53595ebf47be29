import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { readStaticFiles } from './static-files.ts';

removeTemporaryDirectories();

function builtPage() {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<p>example</p>');
  writeFileSync(join(root, 'assets', 'app.js'), 'example()');
  return root;
}

it('lists the files by the address they are asked for, with their types', () => {
  const files = readStaticFiles(builtPage());
  expect([...files].map(([path, { contentType }]) => [path, contentType])).toEqual(
    expect.arrayContaining([
      ['/index.html', 'text/html; charset=utf-8'],
      ['/assets/app.js', 'text/javascript; charset=utf-8'],
    ]),
  );
  expect(files.get('/index.html')?.body.toString()).toBe('<p>example</p>');
});

it('lists them alike when the folder is named with a closing slash', () => {
  expect([...readStaticFiles(`${builtPage()}/`).keys()]).toContain('/assets/app.js');
});

it('leaves out what a page does not need: unknown kinds, source maps, links to elsewhere', () => {
  const root = builtPage();
  const elsewhere = temporaryDirectory();
  writeFileSync(join(elsewhere, 'secret.js'), 'example');
  writeFileSync(join(root, 'app.js.map'), '{}');
  writeFileSync(join(root, 'notes.txt'), 'example');
  symlinkSync(join(elsewhere, 'secret.js'), join(root, 'linked.js'));
  symlinkSync(elsewhere, join(root, 'linked'));
  expect([...readStaticFiles(root).keys()].toSorted()).toEqual(['/assets/app.js', '/index.html']);
});

it('keeps what was read at the start', () => {
  const root = builtPage();
  const files = readStaticFiles(root);
  writeFileSync(join(root, 'index.html'), 'changed');
  expect(files.get('/index.html')?.body.toString()).toBe('<p>example</p>');
});
