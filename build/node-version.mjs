// Preloaded by every npm script (`node --import`), and written in plain JavaScript so that even an old
// Node can run it: better-sqlite3 13 needs Node 22 or newer and dies without a message on anything older,
// and TypeScript sources run as they are only from 22.18 on.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `This needs Node 24 and was started with Node ${process.versions.node}. ` +
      'The project brings its own: run it through npm (npm start, npm test, npm run console) after npm ci.\n',
  );
  process.exit(2);
}
