/** What OSGi promises, seen from inside the product's own framework. */
@org.jspecify.annotations.NullMarked
package org.guildhall.osgi;
