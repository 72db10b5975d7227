import 'one-neuron';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Trial({ eta }) {
  const [ended, setEnded] = useState(0);
  return (
    <>
      <one-neuron dataset="and" eta={eta} rate={1000} controls onended={(event) => setEnded(event.target.currentEpoch)} />
      <p id="said">Ended at {ended}.</p>
    </>
  );
}

createRoot(document.querySelector('#app')).render(<Trial eta={0.1} />);
