/* attune-search-teller.h: notifies a property from another thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneSearchTeller:
 *
 * Tells that a property of an object has changed, from whatever thread, in the main context that
 * the object is used in, and not too often. Counted by reference; it may outlive the object.
 */
typedef struct _AttuneSearchTeller AttuneSearchTeller;

AttuneSearchTeller *
attune_search_teller_new (GObject *object, GParamSpec *property, GMainContext *context);
void attune_search_teller_unref (gpointer self);
void attune_search_teller_tell (gpointer self);

G_END_DECLS
