// @types/node, with Express, Fastify, Hono and Next.
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';

import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import type { NextApiHandler } from 'next';
import type { NextRequest } from 'next/server.js';
import { handler } from 'countersign';
import { nodeHandler } from 'countersign/node';

const answer = handler({ secrets: () => process.env['KEY'], onIpn() {} });
export const response: Response = await answer(new Request('https://shop.example/'));

const listener = nodeHandler({
  secrets: () => process.env['KEY'],
  onIpn: (ipn, request) => { const own: string | undefined = request.method; return [ipn, own]; },
});
createServer(listener);
createServer((request, answered) => { void listener(request, answered); });
createSecureServer((request, answered) => { void listener(request, answered); });
express().all('/', listener);
express().all('/', nodeHandler({ secrets: 'k', onIpn: (_, request: express.Request) => request.ip }));

fastify().all('/', (request, reply) => { reply.hijack(); return listener(request.raw, reply.raw); });

const app = new Hono();
app.all('/', (c) => answer(c.req.raw, c.env));
serve({ fetch: app.fetch });

export const pages: NextApiHandler = listener;
export const POST: (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response> = answer;
