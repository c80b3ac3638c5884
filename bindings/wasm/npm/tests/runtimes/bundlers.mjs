/**
 * Builds of Vite, webpack and esbuild in their production settings, and Vite's development server; the output is run in Chromium or Node.
 */

import { build as esbuild } from 'esbuild';
import { join } from 'node:path';
import { createRequire } from 'node:module';

import { reportOfPage, reportOfUrl } from './lib/pages.mjs';
import { reportOf } from './lib/process.mjs';
import * as tools from './lib/tools.mjs';

const APP = `import { modules } from '../modules.mjs';
import { data } from '../data.mjs';
import { main } from '../suite/main.mjs';
const report = await main(modules, data);
`;
const SEND = `${APP}fetch('/report', { method: 'POST', body: JSON.stringify(report) });\n`;
const PRINT = `${APP}console.log('COUNTERSIGN ' + JSON.stringify(report));\n`;
const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>countersign</title><script type="module" src="./app.mjs"></script></html>\n';

export function bundlers(consumer, browser) {
  const { folder, write } = consumer;
  for (const name of ['vite8', 'vite5']) {
    write(`${name}/index.html`, HTML);
    write(`${name}/app.mjs`, SEND);
  }
  write('webpack/app.mjs', SEND);
  write('webpack/index.html', HTML.replace('type="module" src="./app.mjs"', 'defer src="dist/main.js"'));
  write('esbuild/app.mjs', PRINT);

  const vite = async (name) => import(tools.tool(`${name}/dist/node/index.js`));
  const viteBuild = (name) => async () => {
    const root = join(folder, name);
    const { build } = await vite(name);
    await build({ root, configFile: false, logLevel: 'error', build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' } });
    return reportOfPage(browser(), join(root, 'dist'), '/index.html');
  };
  return [
    { name: 'vite 8 build, chromium', run: viteBuild('vite8') },
    { name: 'vite 8 dev, chromium', run: () => viteDev(join(folder, 'vite8'), vite('vite8'), browser()) },
    { name: 'vite 5 build, chromium', run: viteBuild('vite5') },
    { name: 'vite 5 dev, chromium', run: () => viteDev(join(folder, 'vite5'), vite('vite5'), browser()) },
    {
      name: 'webpack 5 build, chromium',
      run: async () => {
        await webpack({
          mode: 'production', context: join(folder, 'webpack'), entry: './app.mjs', target: 'web', performance: false,
          output: { path: join(folder, 'webpack/dist'), filename: 'main.js' },
        });
        return reportOfPage(browser(), join(folder, 'webpack'), '/index.html');
      },
    },
    {
      name: 'webpack 5 build, node 20',
      run: async () => {
        const path = join(folder, 'webpack/node');
        write('webpack/print.mjs', PRINT);
        await webpack({ mode: 'production', context: join(folder, 'webpack'), entry: './print.mjs', target: 'node20', performance: false, output: { path, filename: 'main.cjs' } });
        return reportOf(tools.node20(), [join(path, 'main.cjs')]);
      },
    },
    {
      name: 'esbuild bundle, minified, node 20',
      run: async () => {
        const outfile = join(folder, 'esbuild/out.mjs');
        await esbuild({ absWorkingDir: folder, entryPoints: ['esbuild/app.mjs'], outfile, bundle: true, minify: true, format: 'esm', logLevel: 'silent' });
        return reportOf(tools.node20(), [outfile]);
      },
    },
  ];
}

async function viteDev(root, loading, browser) {
  const { createServer } = await loading;
  let done;
  const reported = new Promise((resolve) => {
    done = resolve;
  });
  const receive = {
    name: 'report',
    configureServer({ middlewares }) {
      middlewares.use('/report', async (request, response) => {
        const chunks = [];
        for await (const chunk of request) {
          chunks.push(chunk);
        }
        response.end();
        done(Buffer.concat(chunks).toString());
      });
    },
  };
  const server = await createServer({
    root, configFile: false, logLevel: 'error', plugins: [receive], cacheDir: join(root, '.vite'),
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [join(root, '..')] } },
  });
  await server.listen();
  try {
    return await reportOfUrl(browser, `http://127.0.0.1:${server.httpServer.address().port}/`, reported);
  } finally {
    await server.close();
  }
}

function webpack(options) {
  const compile = createRequire(import.meta.url)('webpack');
  return new Promise((resolve, reject) => {
    compile(options, (error, stats) => {
      if (error ?? stats.hasErrors()) {
        reject(error ?? new Error(stats.toString({ all: false, errors: true, errorDetails: true })));
      } else {
        resolve();
      }
    });
  });
}
