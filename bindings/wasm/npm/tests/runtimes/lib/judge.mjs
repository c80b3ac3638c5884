/**
 * Whether a report is good. Owns the least that a run must have checked; every runner's report comes by here.
 */

/** Groups that every entry of the package has. */
const ALWAYS = ['verdicts', 'notifications', 'receipts', 'plain', 'typed', 'facts', 'handler'];
const DESK = ['fixtures', 'large', 'reasons'];
const DAMAGED = ['verdicts', 'notifications', 'receipts', 'typed'];

export function judge(report, { desk = true, broken = false } = {}) {
  const problems = [];
  for (const group of desk ? [...ALWAYS, ...DESK] : ALWAYS) {
    if (!(report.groups[group] > 0)) {
      problems.push(`${group}: not run`);
    }
  }
  if (report.failed > 0) {
    problems.push(`${report.failed} of ${report.checks} checks failed`);
    for (const { where, actual, expected } of report.failures) {
      problems.push(`  ${where}\n    is        ${actual}\n    should be ${expected}`);
    }
  }
  for (const group of broken ? [] : DAMAGED) {
    if (!(report.caught[group] > 0)) {
      problems.push(`a wrong expectation in ${group} was not noticed`);
    }
  }
  return problems;
}
