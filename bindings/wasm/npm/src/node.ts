// `countersign/node`. Owns what this entry exports, and which Verifier it works with; must never import a module of Node, so that bundlers
// and types need none.

import { nodeHandlerWith } from './adapters/node.js';
import type { NodeHandler } from './adapters/node.js';
import { Verifier } from './index.js';

/** An endpoint for node:http, Express and Fastify: `nodeHandler({ secrets, onIpn })`. The receipt goes out once your callback has stored the message. */
export const nodeHandler: NodeHandler = (options) => nodeHandlerWith(Verifier)(options);
export type { NodeHandler, NodeHandlerOptions, NodeRequest, NodeResponse } from './adapters/node.js';
