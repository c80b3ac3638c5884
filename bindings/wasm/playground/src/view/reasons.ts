/*
 * Why a message does not verify: the findings of `explain`, and each signature that came with it.
 */

import { h, icon } from '../dom.ts';
import type { Algorithm, Answer } from '../examine.ts';
import { visible } from '../text.ts';
import { ALGORITHMS, SIGNATURE_FIELDS } from '../words.ts';
import { note, section } from './parts.ts';

const MOST_FINDINGS = 30;

export function reasons(answer: Answer): HTMLElement | undefined {
  if (answer.findings.length === 0 || answer.state === 'waiting') return undefined;
  return section(
    'reasons',
    'What went wrong',
    h(
      'ol',
      { class: 'findings' },
      answer.findings.slice(0, MOST_FINDINGS).map((finding) =>
        h(
          'li',
          null,
          h('p', null, visible(finding.text)),
          h(
            'p',
            { class: 'tags' },
            h('span', { class: finding.isCertain ? 'tag sure' : 'tag' }, finding.isCertain ? 'Proved' : 'Possible'),
            h('code', null, finding.code),
          ),
        ),
      ),
    ),
    !answer.isComplete && note('plain', 'The body is so large that not every known mistake was tried.'),
  );
}

export function signatures(answer: Answer): HTMLElement {
  const accepted: readonly Algorithm[] = answer.question.acceptMd5 ? ['sha3-256', 'sha256', 'md5'] : ['sha3-256', 'sha256'];
  const secrets = answer.question.secrets.filter((secret) => secret !== '').length;
  const rows = (['sha3-256', 'sha256', 'md5'] as const).flatMap((algorithm) => {
    const present = answer.signatures.filter((signature) => signature.algorithm === algorithm);
    if (present.length === 0) {
      return [row(algorithm, SIGNATURE_FIELDS[algorithm], 'minus', 'none', ['Not sent'])];
    }
    return present.map((signature) => {
      const words = [signature.isWellFormed ? 'Well formed' : 'Not well formed'];
      let tone: Tone = 'bad';
      if (signature.secret !== undefined) {
        tone = accepted.includes(algorithm) ? 'good' : 'mind';
        words.push(secrets > 1 ? `matches under key ${signature.secret + 1}` : 'matches');
      } else if (secrets === 0) {
        tone = 'none';
        words.push('not checked yet');
      } else if (signature.isWellFormed) {
        words.push(secrets > 1 ? 'matches under none of the keys' : 'does not match');
      }
      if (!accepted.includes(algorithm)) words.push(tone === 'mind' ? 'but the policy does not accept it' : 'not accepted by the policy');
      return row(algorithm, signature.field, ({ good: 'tick', mind: 'warning', bad: 'cross', none: 'question' } as const)[tone], tone, words);
    });
  });
  return section(
    'signatures',
    'Signatures',
    h('ul', { class: 'signatures' }, rows),
    h('p', { class: 'hint' }, 'All of them sign the same bytes. The strongest one that is accepted decides; a wrong one is never rescued by a weaker one.'),
  );
}

type Tone = 'good' | 'mind' | 'bad' | 'none';

function row(algorithm: Algorithm, field: string, drawing: 'tick' | 'warning' | 'cross' | 'question' | 'minus', tone: Tone, words: string[]): HTMLElement {
  return h(
    'li',
    { class: tone },
    h('span', { class: 'mini' }, icon(drawing)),
    h('span', { class: 'what' }, h('strong', null, ALGORITHMS[algorithm]), ' ', h('code', null, visible(field, 100))),
    h('span', { class: 'how' }, words.join(', ')),
  );
}
