@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.token;
