/** Labels that come with a task: fetched where the config asks its data for any. */
import './base.ts';
export { withLabels } from '#app/core/labeling/task-labels.ts';
