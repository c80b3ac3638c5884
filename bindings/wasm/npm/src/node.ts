// `countersign/node`. Owns what this entry exports, and which Verifier it works with; must never import a module of Node, so that bundlers
// and types need none.

import { nodeHandlerWith } from './adapters/node.js';
import type { NodeHandler } from './adapters/node.js';
import { Verifier } from './index.js';

export const nodeHandler: NodeHandler = /* @__PURE__ */ nodeHandlerWith(Verifier);
export type { NodeHandler, NodeHandlerOptions, NodeRequest, NodeResponse } from './adapters/node.js';
