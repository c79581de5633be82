// A page's own scripts as one file: our modules under a site's app/ with the React they ask for, bundled in memory.
// `react` in app code means the version the site names (18 or 19), so that both kinds of pages can be practised on.
// Must never write a file.

import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const require = createRequire(import.meta.url);
const made = new Map();

/** The bundle of `entry` (a file URL), with React of `version`; built once. */
export function bundle(entry, version) {
  const key = `${entry} ${version}`;
  if (!made.has(key)) made.set(key, make(fileURLToPath(entry), version));
  return made.get(key);
}

async function make(entry, version) {
  const react = path.dirname(require.resolve(`react${version}/package.json`));
  const dom = path.dirname(require.resolve(`react-dom${version}/package.json`));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    legalComments: 'none',
    target: 'es2020',
    jsx: 'automatic',
    loader: { '.js': 'jsx' },
    alias: { react, 'react-dom': dom },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
