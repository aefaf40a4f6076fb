/** Error pages. */
export const problems = {
  notFound: {
    title: 'Page not found',
    text: 'If you typed the address, check it. If you followed a link, what it led to is gone or is not yours.',
  },
  fault: {
    title: 'Something failed on our side',
    text: 'It was recorded. Nothing that was acknowledged to you is lost. Try again; if it fails again, tell us this number:',
  },
  unavailable: {
    title: 'Try again in a moment',
    text: 'A part of the service is away for the moment. What you sent may be sent again: it will count once.',
  },
  whatNow: 'What you can do',
  reference: 'Reference',
}
