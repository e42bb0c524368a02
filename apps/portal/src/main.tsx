/** The browser's way in. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Toaster } from 'sonner';
import { queries } from './api.ts';
import { router } from './routes.tsx';
import './styles.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delayDuration={300}>
          <RouterProvider router={router} />
          <Toaster position="bottom-right" theme="system" closeButton toastOptions={{ className: 'font-sans' }} />
        </Tooltip.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
