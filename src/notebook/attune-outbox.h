/* attune-outbox.h: what is on its way to the notebook's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-notebook-store.h"

G_BEGIN_DECLS

typedef struct _AttuneOutbox AttuneOutbox;

/**
 * AttuneOutboxEvents:
 * @applied: a change is on disk; called before its task returns
 * @failed: something could not be written, and is tried again unless it was refused
 * @changed: what [method@Outbox.has_failed] tells may have changed
 *
 * What an outbox tells its owner.
 */
typedef struct
{
  void (*applied) (GObject *owner, const AttuneChange *change);
  void (*failed) (GObject *owner, const GError *error);
  void (*changed) (GObject *owner);
} AttuneOutboxEvents;

AttuneOutbox *
attune_outbox_new (AttuneDatabase *database, GObject *owner, const AttuneOutboxEvents *events);
void attune_outbox_free (AttuneOutbox *self);

void attune_outbox_push (AttuneOutbox *self, AttuneChange *change, GTask *task);
void attune_outbox_back_up (AttuneOutbox *self);
gboolean attune_outbox_flush (AttuneOutbox *self, GError **error);
gboolean attune_outbox_has_failed (AttuneOutbox *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneOutbox, attune_outbox_free)

G_END_DECLS
