/* attune-contents-page.c: the sections of the article, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-contents-page.h"

#include <glib/gi18n.h>

/**
 * AttuneContentsPage:
 *
 * The sections as a tree. The one that is being read is marked and kept in sight, and the focus
 * stays where it is. Its branch unfolds by itself, and folds again when one has read on, unless the
 * reader has unfolded it.
 */
struct _AttuneContentsPage
{
  AdwBin parent_instance;

  GtkListView *list;

  AttuneArticle *article;
  AttuneSection *section; /* unowned: the article has it */
  GtkTreeListModel *tree;
  GPtrArray *bound;         /* GtkListItem, unowned: those on the screen */
  GtkTreeListRow *unfolded; /* by us */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneContentsPage, attune_contents_page, ADW_TYPE_BIN)

/* The section of a row of the tree, unowned */
static AttuneSection *
get_section (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (AttuneSection) section = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return section;
}

/* Whether @row stands for the section that is read: its own row, or, where that is folded away,
 * the row of the section around it */
static gboolean
stands_for (AttuneSection *row, gboolean expanded, AttuneSection *read)
{
  AttuneSection *section = read;

  if (row == read)
    return TRUE;
  if (row == NULL || expanded)
    return FALSE;

  while (section != NULL && section != row)
    section = attune_section_get_parent (section);

  return section != NULL;
}

static void
update_item (AttuneContentsPage *self, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkWidget *row_widget = gtk_widget_get_parent (gtk_list_item_get_child (item));
  AttuneSection *section = get_section (item);
  gboolean current = self->section != NULL &&
                     stands_for (section, gtk_tree_list_row_get_expanded (row), self->section);

  if (row_widget == NULL)
    return;
  if (current)
    gtk_widget_add_css_class (row_widget, "current");
  else
    gtk_widget_remove_css_class (row_widget, "current");
  gtk_list_item_set_accessible_description (item, current ? _ ("Being read") : "");
}

static void
update_items (AttuneContentsPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    update_item (self, g_ptr_array_index (self->bound, i));
}

static void
setup_cb (AttuneContentsPage *self, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   NULL);

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (expander), TRUE);
  gtk_list_item_set_child (item, expander);
  gtk_list_item_set_focusable (item, TRUE);
}

static void
bind_cb (AttuneContentsPage *self, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkLabel *label = GTK_LABEL (gtk_tree_expander_get_child (expander));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  const char *title = attune_section_get_title (get_section (item));

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_label (label, title);
  gtk_list_item_set_accessible_label (item, title);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (update_items), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->bound, item);
  update_item (self, item);
}

static void
unbind_cb (AttuneContentsPage *self, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_items, self);
  gtk_tree_expander_set_list_row (expander, NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

static void
activate_cb (AttuneContentsPage *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (AttuneSection) section = gtk_tree_list_row_get_item (row);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, section);
}

static void
attune_contents_page_dispose (GObject *object)
{
  AttuneContentsPage *self = ATTUNE_CONTENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_CONTENTS_PAGE);
  g_clear_object (&self->unfolded);
  g_clear_object (&self->tree);
  g_clear_object (&self->article);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_contents_page_parent_class)->dispose (object);
}

static void
attune_contents_page_class_init (AttuneContentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_contents_page_dispose;

  /**
   * AttuneContentsPage::chosen:
   * @section: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_CONTENTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-contents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneContentsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
attune_contents_page_init (AttuneContentsPage *self)
{
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *sections = attune_section_get_sections (ATTUNE_SECTION (item));

  return sections != NULL ? g_object_ref (sections) : NULL;
}

/**
 * attune_contents_page_set_article:
 * @article: (nullable): whose sections to list
 */
void
attune_contents_page_set_article (AttuneContentsPage *self, AttuneArticle *article)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (!g_set_object (&self->article, article))
    return;

  self->section = NULL;
  g_clear_object (&self->unfolded);
  g_clear_object (&self->tree);
  if (article != NULL)
    {
      self->tree = gtk_tree_list_model_new (g_object_ref (attune_article_get_sections (article)),
                                            FALSE, FALSE, create_children, NULL, NULL);
      selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
    }
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static gboolean
is_within (AttuneSection *section, AttuneSection *ancestor)
{
  while (section != NULL && section != ancestor)
    section = attune_section_get_parent (section);

  return section != NULL;
}

/* The row of the tree that stands for @section, or the nearest one around it that there is */
static guint
find_row (AttuneContentsPage *self, AttuneSection *section)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  guint found = GTK_INVALID_LIST_POSITION;

  /* Rows come in reading order, so that the last one around the section is the innermost. */
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (AttuneSection) item = gtk_tree_list_row_get_item (row);

      if (is_within (section, item))
        found = i;
      if (item == section)
        break;
    }

  return found;
}

/* Folds what we unfolded for a section that is no longer read, and unfolds the branch of the one
 * that is. */
static void
unfold_branch (AttuneContentsPage *self)
{
  g_autoptr (AttuneSection) unfolded = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->unfolded != NULL)
    {
      unfolded = gtk_tree_list_row_get_item (self->unfolded);
      if (unfolded == NULL || !is_within (self->section, unfolded))
        {
          gtk_tree_list_row_set_expanded (self->unfolded, FALSE);
          g_clear_object (&self->unfolded);
        }
    }

  while (self->section != NULL)
    {
      g_autoptr (GtkTreeListRow) row = NULL;
      guint before = position;

      position = find_row (self, self->section);
      row = gtk_tree_list_model_get_row (self->tree, position);
      if (row == NULL || position == before || !gtk_tree_list_row_is_expandable (row) ||
          gtk_tree_list_row_get_expanded (row))
        return;
      if (gtk_tree_list_row_get_depth (row) == 0)
        g_set_object (&self->unfolded, row);
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/**
 * attune_contents_page_set_section:
 * @section: (nullable): the one that is being read
 *
 * Marks it, and brings it in sight.
 */
void
attune_contents_page_set_section (AttuneContentsPage *self, AttuneSection *section)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->tree == NULL)
    return;

  self->section = section;
  unfold_branch (self);
  update_items (self);
  if (section != NULL)
    position = find_row (self, section);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}
