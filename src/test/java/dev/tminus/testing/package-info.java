/// Real servers that tests share.
package dev.tminus.testing;
