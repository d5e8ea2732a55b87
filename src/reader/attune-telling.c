/* attune-telling.c: saying how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-telling.h"

#include <glib/gi18n.h>

/* The first toast overlay in @root that is not in a dialog; a dialog may be on its way out. */
static AdwToastOverlay *
find_overlay (GtkWidget *root)
{
  if (ADW_IS_TOAST_OVERLAY (root))
    return ADW_TOAST_OVERLAY (root);
  if (ADW_IS_DIALOG (root))
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_overlay (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * attune_tell_toast:
 * @near: what it is about
 * @toast: (transfer full): what to show
 *
 * Shows a toast where it can be seen: on the preferences, where they lie over the window of @near,
 * else on the window itself.
 */
void
attune_tell_toast (GtkWidget *near, AdwToast *toast)
{
  g_autoptr (AdwToast) owned = toast;
  GtkRoot *root = gtk_widget_get_root (near);
  AdwDialog *dialog = NULL;
  AdwToastOverlay *overlay = NULL;

  if (ADW_IS_APPLICATION_WINDOW (root))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root));
  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    {
      adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), g_steal_pointer (&owned));
      return;
    }

  overlay = root != NULL ? find_overlay (GTK_WIDGET (root)) : NULL;
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, g_steal_pointer (&owned));
}

/**
 * attune_tell_done:
 * @message: what was done
 *
 * Shows it in a toast, and says it to those who do not see it.
 */
void
attune_tell_done (GtkWidget *near, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  attune_tell_toast (near, toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (near), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * attune_tell_failure:
 * @title: what could not be done, in two or three words; [class@Adw.AlertDialog] does not wrap a
 *   heading before it has tried the whole of it, and GTK warns where that is too long
 * @description: why, in whole sentences
 *
 * Says it in a dialog, which stays until it was read.
 */
void
attune_tell_failure (GtkWidget *near, const char *title, const char *description)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, description);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, near);
}
