export const appText = () => ({
  product: 'Forewarned',
  notFound: {
    title: 'There is nothing at this address',
    words: 'The link may be incomplete. Nothing is lost: workshops are found with their code or their link.',
    home: 'Go to the first page',
  },
  arriving: 'Opening the workshop',
  stillArriving: 'The server does not answer yet. This page keeps trying; you can leave it open.',
});
