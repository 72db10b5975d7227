import 'one-neuron';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

// NumPy's, of seed 0.
const start = '0.5488135039273248,0.7151893663724195,0.6027633760716439';

function Trial({ eta }) {
  const [ended, setEnded] = useState(0);
  return (
    <>
      <one-neuron dataset="and" weights={start} seed={undefined} eta={eta} rate={1000} controls onended={(event) => setEnded(event.target.currentEpoch)} />
      <p id="said">Ended at {ended}.</p>
    </>
  );
}

createRoot(document.querySelector('#app')).render(<Trial eta={0.1} />);
