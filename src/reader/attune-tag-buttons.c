/* attune-tag-buttons.c: tags to press
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-tag-buttons.h"

#include "attune-tag-count.h"

/**
 * attune_tag_buttons_show:
 * @box: where to show them, instead of what is there
 * @tags: (element-type AttuneTagCount): some tags
 * @clicked_cb: called with @object and the button when one is pressed; its label is the tag with a
 *   number sign
 * @object: (type GObject): what wants to know
 */
void
attune_tag_buttons_show (AdwWrapBox *box, GPtrArray *tags, GCallback clicked_cb, gpointer object)
{
  GtkWidget *button = NULL;

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, button);
  for (guint i = 0; i < tags->len; i++)
    {
      const AttuneTagCount *tag = g_ptr_array_index (tags, i);
      g_autofree char *label = g_strconcat ("#", tag->tag, NULL);

      button = gtk_button_new_with_label (label);
      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_widget_add_css_class (button, "tag");
      g_signal_connect_object (button, "clicked", clicked_cb, object, G_CONNECT_SWAPPED);
      adw_wrap_box_append (box, button);
    }
}
