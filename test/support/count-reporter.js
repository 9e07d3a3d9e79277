/**
 * Closes a run with one line that counts its tests: `N passed, N failed[, N skipped]`. A file that could not run counts as a failure.
 * The line is written when the process exits, since Jest prints its summary and its last warnings after every reporter was told.
 */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests + numTodoTests;
    const line = `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    process.once('exit', () => process.stdout.write(line));
  }
}
