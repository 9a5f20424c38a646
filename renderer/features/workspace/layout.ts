/** Up to here the workspace is one column: what is not needed at once is folded into a line. As in workspace-view.css. */
export const oneColumnQuery = '(width < 56.25rem)';

/** From here on the head of the reply has room for what is otherwise in its menu. */
export const roomyReplyQuery = '(width >= 72rem)';
