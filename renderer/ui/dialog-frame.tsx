import type { ReactNode } from 'react';
import { t } from '../i18n.ts';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import './dialog-frame.css';

interface DialogFrameProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly side?: boolean;
  /** `tall`: of one height, whatever is in it. */
  readonly size?: 'large' | 'tall';
  readonly alert?: boolean;
  /** Until it is decided: a click beside it is no decision. */
  readonly stays?: boolean;
  /** The body is a text to read: the arrows scroll it once it has the focus. */
  readonly isText?: boolean;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog with a title, a body that scrolls and an optional foot. Escape closes it, and so does a click beside it unless it stays. */
export function DialogFrame({
  title,
  onClose,
  side,
  size,
  alert,
  stays,
  isText,
  foot,
  children,
}: DialogFrameProps) {
  return (
    <ModalOverlay
      className={side === true ? 'overlay overlay--side' : 'overlay'}
      isOpen
      isDismissable={stays !== true}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={size === undefined ? 'dialog-box' : `dialog-box dialog-box--${size}`}>
        <Dialog className="dialog" role={alert === true ? 'alertdialog' : 'dialog'}>
          <div className="dialog__head">
            <Heading slot="title" level={2} className="dialog__title">
              {title}
            </Heading>
            <Button kind="icon" label={t('common.close')} onPress={onClose}>
              <CloseIcon />
            </Button>
          </div>
          <div className="dialog__body" {...(isText === true ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {foot === undefined ? null : <div className="dialog__foot">{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
