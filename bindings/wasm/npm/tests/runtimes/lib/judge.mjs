/**
 * Whether a report is good. Owns the least that a run must have checked; every runner's report comes by here.
 */

/** Groups that every entry of the package has. */
const ALWAYS = ['verdicts', 'notifications', 'receipts', 'plain', 'typed', 'facts', 'handler'];
const DESK = ['fixtures', 'large', 'reasons'];
const DAMAGED = ['verdicts', 'notifications', 'receipts', 'typed'];

/** What is wrong with a report. */
export function judge(report, { desk = true, broken = false } = {}) {
  const problems = [];
  for (const group of desk ? [...ALWAYS, ...DESK] : ALWAYS) {
    if (!(report.groups[group] > 0)) {
      problems.push(`${group}: not run`);
    }
  }
  return [...problems, ...(broken ? unnoticed(report) : wrong(report))];
}

function wrong(report) {
  const problems = [];
  if (report.failed > 0) {
    problems.push(`${report.failed} of ${report.checks} checks failed`);
    problems.push(...report.failures.map(told));
  }
  return [...problems, ...DAMAGED.filter((group) => !(report.caught[group] > 0)).map((group) => `a wrong expectation in ${group} was not noticed`)];
}

/** With wrong vectors: their groups must fail, and nothing else. */
function unnoticed(report) {
  const silent = DAMAGED.filter((group) => !(report.failedIn[group] > 0)).map((group) => `the wrong expectation in ${group} was not noticed`);
  const others = Object.keys(report.failedIn).filter((group) => !DAMAGED.includes(group));
  return others.length === 0 ? silent : [...silent, `failed besides: ${others.join(', ')}`, ...report.failures.map(told)];
}

function told({ where, actual, expected }) {
  return `  ${where}\n    is        ${actual}\n    should be ${expected}`;
}
