@org.jspecify.annotations.NullMarked
package org.guildhall.ui.list;
